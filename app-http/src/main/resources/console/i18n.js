// All texts, in the language of the browser or the one that was chosen for this tab.

export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français', ja: '日本語', 'zh-CN': '简体中文' };

const CHOICE = 'sesame.language';

let current = 'en';
let texts = {};

/** The language of the texts, as a tag. */
export const language = () => current;

/** Loads the texts of the language that was chosen, or that the browser prefers. */
export async function loadTexts() {
  const chosen = sessionStorage.getItem(CHOICE);
  await use(chosen in LANGUAGES ? chosen : preferred(navigator.languages));
}

/** Takes another language, for this tab; screens hear of it as `sesame:language` on the document. */
export async function choose(tag) {
  sessionStorage.setItem(CHOICE, tag);
  await use(tag);
  document.dispatchEvent(new Event('sesame:language'));
}

async function use(tag) {
  const response = await fetch(new URL(`./locales/${tag}.json`, import.meta.url));
  texts = await response.json();
  current = tag;
  document.documentElement.lang = tag;
}

export function preferred(tags) {
  const known = Object.keys(LANGUAGES);
  for (const tag of tags ?? []) {
    const primary = tag.toLowerCase().split('-')[0];
    const found = known.find((each) => each.toLowerCase().split('-')[0] === primary);
    if (found) return found;
  }
  return 'en';
}

/** The text of a key, with `{name}` replaced by values. A missing key shows itself: a test finds it. */
export function t(key, values = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (placeholder, name) => values[name] ?? placeholder);
}

/** Whether there is a text of this key. */
export const has = (key) => key in texts;

/** The text for a count: that of `key.one` or `key.other`, as the language counts. */
export function plural(key, count, values = {}) {
  const form = new Intl.PluralRules(current).select(count);
  return t(`${key}.${form === 'one' ? 'one' : 'other'}`, { count: number(count), ...values });
}

export const number = (value, options) => new Intl.NumberFormat(current, options).format(value);

/** An instant of the API for people, in their time zone. */
export const dateTime = (instant) =>
  new Intl.DateTimeFormat(current, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(instant));

export const timeOfDay = (instant) =>
  new Intl.DateTimeFormat(current, { hour: 'numeric', minute: '2-digit' }).format(new Date(instant));

/** A list for people: "a, b and c". */
export const list = (items) => new Intl.ListFormat(current, { type: 'conjunction' }).format(items);

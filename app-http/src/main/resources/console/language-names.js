// What languages are called.
import { language } from './i18n.js';

/** The name of a language for people, such as "German"; its tag if it has none. */
export function languageName(tag) {
  try {
    return new Intl.DisplayNames(language(), { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The canonical spelling of a tag; null if it is none. */
export function canonical(tag) {
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}

// The form of a connector, made of the form items that the API describes.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { live } from '../lib/lit-html/directives/live.js';
import { MASK, mistake, rowsOf, set, setRows, settle } from '../connector-draft.js';
import { REGIONS } from '../connector-rules.js';
import { plural, t } from '../i18n.js';
import { field } from './field.js';
import { pairs } from './pairs.js';

/** What everybody needs; the rest is folded away until it has a value or a mistake. */
const FIRST = ['region', 'accessKeyId', 'accessKeySecret', 'emailAddress', 'replyTo', 'defaultLanguage'];

/** Not for people to edit here: the templates have a screen of their own. */
const ELSEWHERE = ['templates'];

/** `changed()` is called after each change of the draft. */
export function connectorForm({ items, draft, changed }) {
  const shown = items.filter((item) => !ELSEWHERE.includes(item.key));
  const first = FIRST.map((key) => shown.find((item) => item.key === key)).filter(Boolean);
  const more = shown.filter((item) => !first.includes(item));
  draft.isOpen ||= more.some((item) => draft.config[item.key] !== undefined || mistake(draft, item.key));
  const one = (item) => input(item, draft, changed);
  return html`
    <div class="form">${first.map(one)}</div>
    ${own(draft)}
    <details class="more" ?open=${draft.isOpen}>
      <summary>${t('connector.more')}</summary>
      <div class="form">${more.map(one)}</div>
    </details>
    <datalist id="regions">${REGIONS.map((region) => html`<option value=${region}></option>`)}</datalist>`;
}

function own(draft) {
  const count = Array.isArray(draft.config.templates) ? draft.config.templates.length : 0;
  return count ? html`<p class="note">${plural('connector.templates', count)} <a href="#/templates">${t('connector.toTemplates')}</a></p>` : nothing;
}

function input(item, draft, changed) {
  const { key } = item;
  const wrong = mistake(draft, key);
  const change = (value) => { set(draft, key, value); changed(); };
  const leave = () => { settle(draft, key); draft.touched.add(key); changed(); };
  if (key === 'brand' || key === 'tags') {
    return object(item, draft, wrong, key === 'tags' ? tags(draft, changed, leave) : brand(draft.config.brand, change));
  }
  if (item.isConfidential) return secret(item, draft, wrong, change, leave);
  return field({
    id: key,
    label: item.label,
    hint: item.description,
    optional: !item.required && key !== 'emailAddress',
    error: wrong?.text,
    errorLang: wrong?.lang,
    control: ({ describedBy, invalid }) => html`
      <input id=${key} .value=${live(text(draft.config[key]))} placeholder=${draft.readOnly ? nothing : item.placeholder}
        ?readonly=${draft.readOnly} ?required=${item.required} list=${key === 'region' ? 'regions' : nothing}
        autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby=${describedBy} aria-invalid=${invalid}
        @input=${(event) => change(event.target.value)} @blur=${leave}>`,
  });
}

/** A secret is written and never read: its place is empty, whatever is saved. */
function secret(item, draft, wrong, change, leave) {
  const { key } = item;
  const value = text(draft.config[key]);
  const isSaved = draft.saved[key] === MASK;
  return field({
    id: key,
    label: item.label,
    hint: isSaved ? t(value === MASK ? 'connector.secretKept' : value ? 'connector.secretReplaced' : 'connector.secretRemoved') : item.description,
    optional: !item.required,
    error: wrong?.text,
    errorLang: wrong?.lang,
    control: ({ describedBy, invalid }) => html`
      <input id=${key} type="password" .value=${live(value === MASK ? '' : value)}
        placeholder=${isSaved ? '••••••••••••' : nothing} ?readonly=${draft.readOnly}
        autocomplete="off" aria-describedby=${describedBy} aria-invalid=${invalid}
        @input=${(event) => change(event.target.value || (isSaved ? MASK : ''))} @blur=${leave}>
      ${isSaved && value && !draft.readOnly ? html`<div><button type="button" class="plain" @click=${() => change('')}>${t('connector.secretRemove', { secret: item.label })}</button></div>` : nothing}`,
  });
}

function object(item, draft, wrong, content) {
  return html`
    <fieldset class="group" id=${item.key} tabindex="-1" ?disabled=${draft.readOnly}>
      <legend>${item.label} <span class="optional">${t('field.optional')}</span></legend>
      <p class="hint">${item.description}</p>
      ${content}
      ${wrong ? html`<p class="error" lang=${wrong.lang ?? nothing}>${wrong.text}</p>` : nothing}
    </fieldset>`;
}

const BRAND = { name: 'Example', logoUrl: 'https://example.com/logo.png', color: '#1a56db', supportEmail: 'help@example.com' };

const tags = (draft, changed, leave) => pairs({
  id: 'tags',
  rows: rowsOf(draft, 'tags'),
  change: (rows) => { setRows(draft, 'tags', rows); changed(); },
  leave,
});

const brand = (saved, change) => {
  const value = isObject(saved) ? saved : {};
  return html`
    <div class="grid">${Object.entries(BRAND).map(([member, placeholder]) => field({
      id: `brand-${member}`,
      label: t(`brand.${member}`),
      control: ({ describedBy }) => html`
        <input id="brand-${member}" .value=${live(text(value[member]))} placeholder=${placeholder} autocomplete="off" spellcheck="false"
          aria-describedby=${describedBy} @input=${(event) => change(without({ ...value, [member]: event.target.value }))}>`,
    }))}</div>`;
};

const without = (members) => Object.fromEntries(Object.entries(members).filter(([, value]) => value !== ''));

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

const text = (value) => (Array.isArray(value) ? value.join(', ') : typeof value === 'object' && value ? JSON.stringify(value) : `${value ?? ''}`);

// A connector that is being edited: what was read, what it is now, and what is wrong with it.
import { object, twice } from './components/pairs.js';
import { addresses, mistaken, validate } from './connector-rules.js';
import { t } from './i18n.js';

export const MASK = '********';

/** A draft of what the API shows of a connector, with its ETag; of null, a new one, and of one that stands in, its successor. */
export function draft(connector, etag, mayChange = true) {
  const isNew = connector === null || (mayChange && connector.source !== undefined && !connector.readOnly);
  const config = structuredClone(isNew ? {} : connector.config);
  return {
    /** Whether saving creates it. */
    isNew,
    readOnly: !mayChange || (connector?.readOnly ?? false),
    source: connector?.source,
    etag,
    saved: structuredClone(config),
    config,
    remarks: [...(isNew ? [] : connector.errors), ...(isNew ? [] : connector.warnings)],
    /** Fields whose mistakes are shown: those that were left, or all after a refusal. */
    touched: new Set(),
    /** Whether the rest of the form is shown; it stays so, whatever becomes of what it showed. */
    isOpen: false,
    /** What is typed as rows of names and values, by field: an object cannot hold all of it. */
    rows: {},
    /** What the API said of the configuration, by field. */
    refused: {},
  };
}

/** The same as one that is new, without the secrets that went with the one it was. */
export function anew(of) {
  const config = Object.fromEntries(Object.entries(of.config).filter(([, value]) => value !== MASK));
  return { ...of, isNew: true, etag: undefined, saved: {}, config };
}

/** Goes on with what was saved, and with what changed since it was sent. */
export function goOn(of, sent, connector, etag) {
  const next = { ...draft(connector, etag), touched: of.touched, isOpen: of.isOpen };
  const keys = new Set([...Object.keys(sent), ...Object.keys(of.config)]);
  for (const key of keys) {
    if (JSON.stringify(sent[key]) === JSON.stringify(of.config[key])) continue;
    set(next, key, of.config[key]);
    if (of.rows[key]) next.rows[key] = of.rows[key];
  }
  return next;
}

export const isDirty = (of) => JSON.stringify(of.config) !== JSON.stringify(of.saved);

/** Sets a field; an empty text, list or object leaves it out. What the API said of it is history. */
export function set(of, key, value) {
  const empty = value === '' || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0);
  if (empty) delete of.config[key];
  else of.config[key] = value;
  delete of.refused[key];
}

/** The rows of a field of names and values. */
export function rowsOf(of, key) {
  const value = of.config[key];
  const isObject = value && typeof value === 'object' && !Array.isArray(value);
  return of.rows[key] ?? Object.entries(isObject ? value : {}).map(([name, text]) => [name, `${text ?? ''}`]);
}

export function setRows(of, key, rows) {
  of.rows[key] = rows;
  set(of, key, object(rows));
}

/** The fields that have a mistake. */
export const wrong = (of) => [...mistaken(of.config), ...Object.keys(of.rows).filter((key) => twice(of.rows[key]))];

/** Makes of a field's text what it means, once nobody types there any more. */
export function settle(of, key) {
  if (key === 'replyTo' && typeof of.config[key] === 'string') of.config[key] = addresses(of.config[key]);
}

/** What to say of a field, if anything: `{text, lang}`. The API's word on it comes first. */
export function mistake(of, key) {
  if (of.refused[key]) return { text: of.refused[key], lang: 'en' };
  if (!of.touched.has(key)) return null;
  const double = twice(of.rows[key] ?? []);
  const text = double ? t('pairs.twice', { name: double }) : validate(key, of.config);
  return text && { text };
}

/** Takes over what a refusal says of the configuration, and says which field is the first. */
export function refuse(of, error) {
  of.refused = {};
  for (const { pointer, detail } of error.errors) {
    const key = fieldOf(pointer);
    if (key) of.refused[key] = of.refused[key] ? `${of.refused[key]}; ${detail}` : detail;
  }
  return Object.keys(of.refused)[0] ?? null;
}

/** The field that a JSON pointer into a request leads to; null if it leads elsewhere. */
export function fieldOf(pointer) {
  const [, first, key] = pointer.split('/');
  return first === 'config' && key ? key.replaceAll('~1', '/').replaceAll('~0', '~') : null;
}

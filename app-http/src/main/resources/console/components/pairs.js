// Names and values, a row each.
import { html } from '../lib/lit-html/lit-html.js';
import { live } from '../lib/lit-html/directives/live.js';
import { t } from '../i18n.js';

/** Rows are `[name, value]` as they are typed; `change(rows)` gets them all, `leave()` is called when one is left. */
export function pairs({ id, rows, change, leave }) {
  const shown = rows.at(-1)?.some(Boolean) === false ? rows : [...rows, ['', '']];
  const edit = (i, side) => (event) => change(shown.map((row, at) => (at === i ? row.with(side, event.target.value) : row)));
  const input = (i, side, name) => html`
    <input aria-label=${t(`pairs.${name}`)} id="${id}-${i}-${name}" .value=${live(shown[i][side])} placeholder=${t(`pairs.${name}`)}
      autocomplete="off" spellcheck="false" @input=${edit(i, side)}>`;
  return html`
    <div class="pairs" @focusout=${leave}>
      ${shown.map((row, i) => html`<div class="pair">${input(i, 0, 'name')}${input(i, 1, 'value')}</div>`)}
    </div>`;
}

/** Rows as an object; those that are blank are left out. */
export const object = (rows) => Object.fromEntries(trimmed(rows).filter(([name, value]) => name || value));

/** A name that several rows have, if any. */
export const twice = (rows) => trimmed(rows).map(([name]) => name).find((name, i, names) => name && names.indexOf(name) !== i);

const trimmed = (rows) => rows.map((row) => row.map((text) => text.trim()));

// Names and values, a row each.
import { html } from '../lib/lit-html/lit-html.js';
import { t } from '../i18n.js';

/** `change(object)` gets the pairs that have a name. Rows are kept apart from them: while a name is typed it may be another's. */
export function pairs({ id, value, change }) {
  const rows = [...Object.entries(value), ['', '']];
  const edit = (event) => change(read(event.target.closest('.pairs')));
  return html`
    <div class="pairs" @change=${edit}>
      ${rows.map(([name, text], i) => html`
        <div class="pair">
          <input aria-label=${t('pairs.name')} id="${id}-${i}-name" .value=${name} placeholder=${t('pairs.name')} autocomplete="off" spellcheck="false">
          <input aria-label=${t('pairs.value')} id="${id}-${i}-value" .value=${text} placeholder=${t('pairs.value')} autocomplete="off" spellcheck="false">
        </div>`)}
    </div>`;
}

function read(element) {
  const rows = [...element.querySelectorAll('.pair')].map((row) => [...row.querySelectorAll('input')].map((input) => input.value.trim()));
  return Object.fromEntries(rows.filter(([name, value]) => name || value));
}

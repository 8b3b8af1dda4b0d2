// Takes over the configuration of a connector of Logto's, or of another Sesame.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { t } from '../i18n.js';
import { openDialog } from './dialog.js';
import { field } from './field.js';

/** The configuration that was pasted or chosen; null if the user gives up. It is not saved yet. */
export function askForConfig() {
  let typed = '';
  let wrong = null;
  return openDialog(({ close, update }) => {
    const submit = (event) => {
      event.preventDefault();
      const config = configIn(typed);
      if (config) return close(config);
      wrong = t('import.wrong');
      update();
    };
    const choose = async (event) => {
      typed = (await event.target.files[0]?.text()) ?? typed;
      wrong = null;
      update();
    };
    return html`
      <form @submit=${submit}>
        <h2 id="dialog-title">${t('import.title')}</h2>
        <p>${t('import.text')}</p>
        ${field({
          id: 'import',
          label: t('import.json'),
          error: wrong,
          control: ({ describedBy, invalid }) => html`
            <textarea id="import" class="code" rows="8" spellcheck="false" .value=${typed} autofocus
              aria-describedby=${describedBy} aria-invalid=${invalid} @input=${(event) => { typed = event.target.value; }}></textarea>`,
        })}
        <div class="field"><label for="import-file">${t('import.file')}</label><input id="import-file" type="file" accept=".json,application/json" @change=${choose}></div>
        <div class="actions">
          <button class="primary">${t('import.action')}</button>
          <button type="button" @click=${() => close(null)}>${t('cancel')}</button>
        </div>
      </form>`;
  }, null);
}

/** Logto's API has a connector's configuration in `config`, its console shows it alone. What is null in it is not set. */
export function configIn(text) {
  try {
    const read = JSON.parse(text);
    const config = isObject(read) && isObject(read.config) ? read.config : read;
    return isObject(config) ? Object.fromEntries(Object.entries(config).filter(([, value]) => value !== null)) : null;
  } catch {
    return null;
  }
}

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

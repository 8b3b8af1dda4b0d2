// Asks before something that cannot be undone.
import { html } from '../lib/lit-html/lit-html.js';
import { t } from '../i18n.js';
import { openDialog } from './dialog.js';

/** True if the user wants it: `title` is the question, `text` what may happen, `action` what the button does. */
export const confirm = ({ title, text, action, danger = false }) =>
  openDialog(({ close }) => html`
    <h2 id="dialog-title">${title}</h2>
    <p>${text}</p>
    <div class="actions">
      <button class=${danger ? 'danger' : 'primary'} @click=${() => close(true)}>${action}</button>
      <button autofocus @click=${() => close(false)}>${t('cancel')}</button>
    </div>`, false);

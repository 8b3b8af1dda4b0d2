// Asks what to do when somebody else saved or deleted the same connector meanwhile.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { dateTime, t } from '../i18n.js';
import { openDialog } from './dialog.js';

/** `mine`, `theirs`, or null to go on editing; `theirs` is what the API shows, null if they deleted it. */
export const askAboutConflict = ({ mine, theirs, items }) => (theirs ? askAboutChange(mine, theirs, items) : askAboutDeletion());

const askAboutDeletion = () =>
  openDialog(({ close }) => html`
    <h2 id="dialog-title">${t('conflict.deleted')}</h2>
    <p>${t('conflict.deletedText')}</p>
    <div class="actions">
      <button class="primary" autofocus @click=${() => close(null)}>${t('conflict.edit')}</button>
      <button @click=${() => close('theirs')}>${t('conflict.discard')}</button>
      <button @click=${() => close('mine')}>${t('conflict.anew')}</button>
    </div>`, null);

function askAboutChange(mine, theirs, items) {
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs.config)]);
  const different = [...keys].filter((key) => JSON.stringify(mine[key]) !== JSON.stringify(theirs.config[key]));
  const label = (key) => items.find((item) => item.key === key)?.label ?? key;
  return openDialog(({ close }) => html`
    <h2 id="dialog-title">${t('conflict.title')}</h2>
    <p>${theirs.changedBy ? t('conflict.by', { name: theirs.changedBy, time: dateTime(theirs.changedAt) }) : t('conflict.at', { time: dateTime(theirs.changedAt) })}</p>
    ${different.length ? html`<p>${t('conflict.fields')}</p><ul>${different.map((key) => html`<li>${label(key)}</li>`)}</ul>` : nothing}
    <div class="actions">
      <button class="primary" autofocus @click=${() => close(null)}>${t('conflict.edit')}</button>
      <button @click=${() => close('theirs')}>${t('conflict.theirs')}</button>
      <button class="danger" @click=${() => close('mine')}>${t('conflict.mine')}</button>
    </div>`, null);
}

// Asks what to do when somebody else saved the same template meanwhile.
import { html } from '../lib/lit-html/lit-html.js';
import { dateTime, t } from '../i18n.js';
import { openDialog } from './dialog.js';
import { difference } from './difference.js';

/** `mine`, `theirs`, or null to go on editing; `theirs` is what the API shows, null if they deleted it. */
export const askAboutTemplate = ({ mine, theirs, theirValues }) =>
  openDialog(({ close }) => html`
    <h2 id="dialog-title">${t(theirs ? 'templateConflict.title' : 'templateConflict.deleted')}</h2>
    ${theirs ? html`
      <p>${t('templateConflict.text', { name: theirs.changedBy ?? t('templateConflict.somebody'), time: dateTime(theirs.changedAt) })}</p>
      ${difference(theirValues, mine)}` : html`<p>${t('templateConflict.deletedText')}</p>`}
    <div class="actions">
      <button class="primary" autofocus @click=${() => close(null)}>${t('templateConflict.edit')}</button>
      <button @click=${() => close('theirs')}>${t(theirs ? 'templateConflict.theirs' : 'templateConflict.discard')}</button>
      <button class="danger" @click=${() => close('mine')}>${t('templateConflict.mine')}</button>
    </div>`, null);

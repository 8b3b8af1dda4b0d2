// Asks which template to write: any usage type, any language.
import { html } from '../lib/lit-html/lit-html.js';
import { t } from '../i18n.js';
import { canonical, languageName } from '../language-names.js';
import { USAGE_TYPES, usageName } from '../usage-types.js';
import { openDialog } from './dialog.js';
import { field } from './field.js';

const MAX_LENGTH = 64;

/** `{usageType, language}`; null if the user gives up. */
export function askForTemplate(languages) {
  let usageType = '';
  let language = '';
  let wrong = {};
  return openDialog(({ close, update }) => {
    const submit = (event) => {
      event.preventDefault();
      const tag = canonical(language);
      wrong = { usageType: !usageType.trim() && t('newTemplate.typeRule'), language: !tag && t('newTemplate.languageRule') };
      if (!wrong.usageType && !wrong.language) return close({ usageType: usageType.trim(), language: tag });
      update();
      document.getElementById(wrong.usageType ? 'new-type' : 'new-language').focus();
    };
    const input = ({ id, label, hint, error, value, list, change, max }) => field({
      id,
      label,
      hint,
      error,
      control: ({ describedBy, invalid }) => html`
        <input id=${id} .value=${value} list="${id}-list" maxlength=${max} autocomplete="off" spellcheck="false" autocapitalize="off"
          aria-describedby=${describedBy} aria-invalid=${invalid} @input=${(event) => change(event.target.value)}>
        <datalist id="${id}-list">${list.map(([each, name]) => html`<option value=${each}>${name}</option>`)}</datalist>`,
    });
    return html`
      <form novalidate @submit=${submit}>
        <h2 id="dialog-title">${t('newTemplate.title')}</h2>
        ${input({
          id: 'new-type', label: t('newTemplate.type'), hint: t('newTemplate.typeHint'), error: wrong.usageType, value: usageType,
          list: USAGE_TYPES.map((type) => [type, usageName(type)]), change: (value) => { usageType = value; }, max: MAX_LENGTH,
        })}
        ${input({
          id: 'new-language', label: t('newTemplate.language'), hint: t('newTemplate.languageHint'), error: wrong.language, value: language,
          list: languages.map((tag) => [tag, languageName(tag)]), change: (value) => { language = value; }, max: MAX_LENGTH,
        })}
        <div class="actions">
          <button class="primary">${t('newTemplate.action')}</button>
          <button type="button" @click=${() => close(null)}>${t('cancel')}</button>
        </div>
      </form>`;
  }, null);
}

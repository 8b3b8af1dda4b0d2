// A field of a form: its label, what to know of it, and what is wrong with it.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { t } from '../i18n.js';

/**
 * `control({describedBy, invalid})` makes the input, with `id` and these two for `aria-describedby` and `aria-invalid`.
 * `lang` is the language of the error if it is the API's own.
 */
export function field({ id, label, hint, error, errorLang, optional = false, warning, control }) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`, warning && `${id}-warning`].filter(Boolean).join(' ');
  return html`
    <div class=${error ? 'field wrong' : 'field'}>
      <label for=${id}>${label}${optional ? html` <span class="optional">${t('field.optional')}</span>` : nothing}</label>
      ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
      ${control({ describedBy: describedBy || nothing, invalid: error ? 'true' : nothing })}
      ${error ? html`<p class="error" id="${id}-error" lang=${errorLang ?? nothing}>${error}</p>` : nothing}
      ${warning ? html`<p class="warning" id="${id}-warning" lang="en">${warning}</p>` : nothing}
    </div>`;
}

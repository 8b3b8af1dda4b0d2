// Asks for an API key in a dialog over whatever is shown, which stays as it is.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { get } from './api.js';
import { openDialog } from './components/dialog.js';
import { field } from './components/field.js';
import { problem } from './components/problem.js';
import { t } from './i18n.js';
import * as session from './session.js';

/** What a header can carry: fetch refuses the rest before the service sees it. */
const POSSIBLE = /^[\x20-\x7e]+$/;

let asking = null;

/** Asks for a key until one is valid: true then, false if the user gives up. All who ask at once share one dialog. */
export function signIn() {
  asking ??= ask().finally(() => { asking = null; });
  return asking;
}

function ask() {
  const expired = session.who() !== null;
  let typed = '';
  let error = null;
  let wrong = false;
  let busy = false;

  return openDialog(({ close, update }) => {
    const submit = async (event) => {
      event.preventDefault();
      const entered = typed.trim();
      error = null;
      wrong = !POSSIBLE.test(entered);
      busy = !wrong;
      update();
      if (wrong) return;
      try {
        session.is((await get('/v1/caller', { key: entered })).body);
        session.keep(entered);
        close(true);
      } catch (failure) {
        busy = false;
        wrong = failure.status === 401;
        error = wrong ? null : failure;
        update();
      }
    };
    return html`
      <form @submit=${submit}>
        <h2 id="dialog-title">${t('signin.title')}</h2>
        <p>${t(expired ? 'signin.expired' : 'signin.text')}</p>
        ${error ? problem(error) : nothing}
        ${field({
          id: 'key',
          label: t('signin.key'),
          hint: t('signin.hint'),
          error: wrong ? t('signin.wrong') : null,
          control: (attributes) => html`
            <input id="key" type="password" autocomplete="current-password" spellcheck="false" required autofocus
              aria-describedby=${attributes.describedBy} aria-invalid=${attributes.invalid}
              @input=${(event) => { typed = event.target.value; }}>`,
        })}
        <div class="actions">
          <button class="primary" ?disabled=${busy}>${t('signin.action')}</button>
          <button type="button" @click=${() => close(false)}>${t('cancel')}</button>
        </div>
      </form>`;
  }, false);
}

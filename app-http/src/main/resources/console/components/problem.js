// What the API said instead of what was asked for, in its own words: they name the remedy.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { has, number, t } from '../i18n.js';

/** An ApiError as a box that screen readers read out at once. `besides` says which of its `errors` are shown elsewhere. */
export function problem(error, besides = () => false) {
  const rest = (error.errors ?? []).filter((each) => !besides(each));
  return html`
    <div class="problem" role="alert">
      <p><strong>${title(error)}</strong></p>
      ${error.status ? html`<p lang="en">${error.message}</p>` : nothing}
      ${error.providerText ? html`<p>${t('problem.provider')} <q lang="en">${error.providerText}</q></p>` : nothing}
      ${rest.length ? html`
        <ul lang="en">${rest.map((each) => html`<li>${each.pointer ? html`<code>${each.pointer}</code> ` : nothing}${each.detail}</li>`)}</ul>` : nothing}
      ${error.retryAfter ? html`<p>${t('problem.retryAfter', { seconds: number(error.retryAfter) })}</p>` : nothing}
    </div>`;
}

function title(error) {
  if (has(`problem.${error.code}`)) return t(`problem.${error.code}`);
  return error.status >= 500 || !error.status ? t('problem.failed') : t('problem.refused');
}

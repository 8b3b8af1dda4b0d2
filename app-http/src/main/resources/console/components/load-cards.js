// How much there is to do, and how much the accounts may do.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { number, t } from '../i18n.js';

const SHOWN = 4;

/** The queue of `GET /health/details`; nothing if it is not known. */
export const queueCard = ({ queue }) => queue === undefined ? nothing : html`
  <section class="card">
    <h2>${t('queue.title')}</h2>
    <p class="figure">${number(queue.queued + queue.sending)} <span class="quiet of">${t('queue.waiting')}</span></p>
    ${queue.oldestAgeSeconds ? html`<p class="quiet">${t('queue.oldest', { time: age(queue.oldestAgeSeconds) })}</p>` : nothing}
    ${queue.unknown ? html`<p class="warning">${t('queue.unknown', { count: number(queue.unknown) })}</p>` : nothing}
  </section>`;

/** What the accounts of its connectors may send, and have sent. */
export const accountCards = ({ connectors }) =>
  connectors.filter((each) => each.account).slice(0, SHOWN).map(({ id, account }) => {
    const { sent24Hours, max24Hours, heldToPerSecond, maxPerSecond } = account;
    const rate = heldToPerSecond ?? maxPerSecond;
    return html`
      <section class="card">
        <div class="head"><h2>${t('quota.title')}</h2><span class="tag">${id}</span></div>
        <p class="figure">${whole(sent24Hours)} <span class="quiet of">${max24Hours === undefined ? t('quota.none') : t('quota.of', { quota: whole(max24Hours) })}</span></p>
        ${max24Hours === undefined ? nothing : html`<progress max=${max24Hours} value=${sent24Hours} aria-label="${t('quota.title')}: ${id}"></progress>`}
        ${rate === undefined ? nothing : html`<p class="quiet">${t('quota.rate', { rate: number(rate) })}</p>`}
        ${account.sendingEnabled === false ? html`<p class="error">${t('quota.paused')}</p>` : nothing}
        ${account.production === false ? html`<p class="warning">${t('quota.sandbox')}</p>` : nothing}
        ${account.enforcement && account.enforcement !== 'HEALTHY' ? html`<p class="error">${t('quota.enforcement', { state: account.enforcement })}</p>` : nothing}
      </section>`;
  });

const whole = (count) => number(count, { maximumFractionDigits: 0 });

function age(seconds) {
  const [value, unit] = seconds < 120 ? [seconds, 'second'] : seconds < 7200 ? [seconds / 60, 'minute'] : [seconds / 3600, 'hour'];
  return number(Math.round(value), { style: 'unit', unit, unitDisplay: 'long' });
}

// Checks a connector as it stands in the form, and shows the diagnosis.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { isAbort, post } from '../api.js';
import { plural, t } from '../i18n.js';
import { problem } from './problem.js';

const MARKS = { pass: 'good', warn: 'warn', fail: 'bad', skipped: 'quiet' };

/** `refused(error)` takes what a refusal says of the form. */
export function checkPanel({ signal, update, refused }) {
  let diagnosis = null;
  let error = null;
  let busy = false;

  async function run({ id, draft, isComplete }) {
    if (!draft.readOnly && !isComplete()) return;
    busy = true;
    diagnosis = null;
    error = null;
    update();
    try {
      // What cannot be edited is checked as it is used, with the secrets that only the service knows.
      diagnosis = (draft.readOnly
        ? await post(`/v1/connectors/${encodeURIComponent(id)}/check`, undefined, { signal })
        : await post('/v1/connectors/check', { config: draft.config, ...(id && { connector: id }) }, { signal })).body;
    } catch (failure) {
      if (isAbort(failure)) return;
      error = failure;
      refused(failure);
    } finally {
      busy = false;
      update();
    }
  }

  const render = (connector) => html`
    <section class="card" aria-labelledby="check-title">
      <h2 id="check-title">${t('check.title')}</h2>
      <p class="quiet">${t('check.text')}</p>
      <div class="actions"><button type="button" ?disabled=${busy} @click=${() => run(connector)}>${t(busy ? 'check.busy' : 'check.action')}</button></div>
      <div class="result" role="status">${diagnosis ? result(diagnosis) : nothing}</div>
      ${error ? problem(error) : nothing}
    </section>`;

  return { render };
}

function result({ recommendedTransport, reason, items, simulated }) {
  const toMend = items.filter((item) => item.status === 'fail' || item.status === 'warn');
  const others = items.filter((item) => !toMend.includes(item));
  return html`
    <div class="note ${recommendedTransport ? 'good' : 'warn'}">
      <p><strong>${recommendedTransport ? t('check.works', { transport: recommendedTransport }) : t('check.nothingWorks')}</strong></p>
      ${besideHeading(reason, recommendedTransport)}
      ${simulated ? html`<p>${t('check.simulated')}</p>` : nothing}
    </div>
    <ul class="items">${toMend.map(shown)}</ul>
    ${others.length ? html`
      <details>
        <summary>${plural('check.fine', others.length)}</summary>
        <ul class="items">${others.map(shown)}</ul>
      </details>` : nothing}`;
}

/** What a reason says beyond the heading, which says its beginning in the reader's language. */
function besideHeading(reason, transport) {
  const heading = transport ? `${transport} works from here` : 'No transport works from here.';
  const rest = reason.startsWith(heading) ? reason.slice(heading.length).replace(/^[,.\s]+/, '') : reason;
  return rest ? html`<p lang="en">${rest[0].toUpperCase()}${rest.slice(1)}</p>` : nothing;
}

const shown = (item) => html`
  <li>
    <span class="tag ${MARKS[item.status] ?? 'quiet'}">${t(`check.${item.status}`)}</span>
    <div lang="en">
      <p><span class="quiet">${item.transport}</span> ${item.message}</p>
      ${item.remedy ? html`<p class="remedy">${item.remedy}</p>` : nothing}
    </div>
  </li>`;

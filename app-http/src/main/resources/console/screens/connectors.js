// All connectors, and the ways to a new one.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { get, isAbort } from '../api.js';
import { problem } from '../components/problem.js';
import { dateTime, t } from '../i18n.js';
import { address } from '../router.js';
import { may } from '../session.js';

function open({ signal, update }) {
  let connectors = null;
  let error = null;

  async function load() {
    try {
      ({ connectors } = (await get('/v1/connectors', { signal })).body);
    } catch (failure) {
      if (isAbort(failure)) return;
      error = failure;
    }
    update();
  }
  load();

  const render = () => html`
    <div class="head">
      <div><h1 tabindex="-1">${t('connectors.title')}</h1><p class="lead">${t('connectors.lead')}</p></div>
      ${may('admin') && connectors?.length ? html`<a class="button" href=${address('new-connector')}>${t('connectors.new')}</a>` : nothing}
    </div>
    ${error ? problem(error) : nothing}
    ${connectors === null && !error ? html`<p class="loading">${t('frame.loading')}</p>` : nothing}
    ${connectors?.length === 0 ? empty() : nothing}
    <div class="cards">${connectors?.map(card)}</div>`;

  return { render };
}

const empty = () => html`
  <section class="card empty">
    <h2>${t('overview.first.title')}</h2>
    <p class="lead">${t('overview.first.text')}</p>
    ${may('admin') ? html`<a class="button primary" href=${address('connectors', 'default')}>${t('connectors.configure')}</a>` : nothing}
  </section>`;

function card(connector) {
  const { id, config, source, readOnly, errors, warnings, changedAt, changedBy } = connector;
  const standIn = source !== undefined && !readOnly;
  return html`
    <section class="card">
      <div class="head">
        <h2><a href=${address('connectors', id)}>${id}</a></h2>
        ${standIn ? html`<span class="tag warn">${t('connectors.standIn')}</span>`
          : errors.length ? html`<span class="tag bad">${t('connectors.unusable')}</span>`
          : html`<span class="tag good">${t('connectors.usable')}</span>`}
      </div>
      <dl class="facts">
        ${config.emailAddress ? html`<dt>${t('connectors.sender')}</dt><dd>${config.emailAddress}</dd>` : nothing}
        ${config.region ? html`<dt>${t('connectors.region')}</dt><dd>${config.region}</dd>` : nothing}
        ${changedAt ? html`<dt>${t('connectors.changed')}</dt><dd>${dateTime(changedAt)}${changedBy ? html`, ${changedBy}` : nothing}</dd>` : nothing}
        ${readOnly ? html`<dt>${t('connectors.source')}</dt><dd>${source}</dd>` : nothing}
      </dl>
      ${standIn ? html`<p class="quiet">${t('connectors.standInText')}</p>` : nothing}
      ${errors.map((each) => html`<p class="error" lang="en">${each.detail}</p>`)}
      ${warnings.map((each) => html`<p class="warning" lang="en">${each.detail}</p>`)}
      ${standIn && may('admin') ? html`<div class="actions"><a class="button primary" href=${address('connectors', id)}>${t('connectors.configure')}</a></div>` : nothing}
    </section>`;
}

export default { title: 'connectors.title', open };

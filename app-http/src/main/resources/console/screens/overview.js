// How the service is, how sending goes, and where to go next.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { get, isAbort } from '../api.js';
import { chart } from '../components/chart.js';
import { accountCards, queueCard } from '../components/load-cards.js';
import { problem } from '../components/problem.js';
import { dateTime, number, plural, t, timeOfDay } from '../i18n.js';
import { address } from '../router.js';
import { may } from '../session.js';

const EVERY_MS = 10_000;

/** What a chart shows of each step, from below. */
const OUTCOMES = ['accepted', 'unknown', 'rejected', 'not_sent'];
const KINDS = { accepted: 'good', unknown: 'warn', rejected: 'bad', not_sent: 'quiet' };

function open({ signal, update }) {
  const seen = { health: null, details: null, connectors: null, statistics: null };
  let error = null;

  async function load() {
    const reader = may('read');
    const read = async (name, path) => {
      seen[name] = (await get(path, { signal })).body;
      update();
    };
    try {
      await Promise.all([
        read('health', '/health').then(() => document.dispatchEvent(new CustomEvent('sesame:health', { detail: seen.health }))),
        reader && read('connectors', '/v1/connectors'),
        reader && read('statistics', '/v1/statistics'),
        reader && read('details', '/health/details').catch(unlessMissing),
      ]);
      error = null;
    } catch (failure) {
      if (isAbort(failure)) return;
      error = failure;
    }
    update();
  }

  async function watch() {
    await load();
    // Who does not sign in again is not asked every time.
    const next = () => signal.aborted || error?.status === 401 || setTimeout(() => (document.hidden ? next() : watch()), EVERY_MS);
    next();
  }
  watch();

  const render = () => html`
    <div class="head">
      <div><h1 tabindex="-1">${t('overview.title')}</h1><p class="lead">${t('overview.lead')}</p></div>
    </div>
    ${error ? problem(error) : nothing}
    ${seen.health === null ? loading() : html`
      ${may('read') ? nothing : html`<p class="note">${t('overview.role')}</p>`}
      ${firstStep(seen.connectors)}
      <div class="cards">${state(seen)}${way(seen.health)}${seen.details ? [queueCard(seen.details), accountCards(seen.details)] : nothing}</div>
      ${lastHour(seen.statistics)}
      ${connectors(seen.connectors)}`}`;

  return { render };
}

/** An older service may not have it. */
function unlessMissing(failure) {
  if (failure.status !== 404) throw failure;
}

const loading = () => html`<p class="loading">${t('frame.loading')}</p>`;

const isStandIn = (connector) => connector.source !== undefined && !connector.readOnly;

function firstStep(all) {
  if (all === null || all.connectors.some((each) => !isStandIn(each))) return nothing;
  return html`
    <section class="card empty">
      <h2>${t('overview.first.title')}</h2>
      <p class="lead">${t(all.connectors.length ? 'overview.first.simulated' : 'overview.first.text')}</p>
      <div class="actions">
        ${may('admin') ? html`<a class="button primary" href=${address('connectors', 'default')}>${t('connectors.configure')}</a>` : nothing}
      </div>
    </section>`;
}

function state({ health, connectors }) {
  const up = health.status === 'UP';
  return html`
    <section class="card">
      <h2>${t('overview.state')}</h2>
      <p class="figure"><span class="dot ${up ? 'good' : 'bad'}"></span> ${t(up ? 'overview.up' : 'overview.degraded')}</p>
      ${health.store === 'DOWN' ? html`<p class="error">${t('overview.storeDown')}</p>` : nothing}
      ${(health.unusableConnectors ?? []).map((id) => html`
        <p class="error">${t('overview.unusable', { id })}
          ${connectors ? html`<a href=${address('connectors', id)}>${t('overview.look')}</a>` : nothing}</p>`)}
      ${(health.alerts ?? []).map((alert) => html`
        <p class="error"><strong>${alert.connector}</strong> (${alert.transport}): <code>${alert.reason}</code>
          <span class="quiet">${t('overview.since', { time: dateTime(alert.since) })}</span>
          ${connectors ? html`<a href=${address('connectors', alert.connector)}>${t('overview.look')}</a>` : nothing}</p>`)}
      ${up ? html`<p class="quiet">${t('overview.nothingToMend')}</p>` : nothing}
    </section>`;
}

const way = (health) => html`
  <section class="card">
    <h2>${t('overview.way')}</h2>
    <p class="figure">${t(health.ses === 'simulator' ? 'overview.simulator' : 'overview.aws')}</p>
    <dl class="facts">
      <dt>${t('overview.transport')}</dt><dd><code>${health.transport}</code></dd>
      ${health.failover ? html`<dt>${t('overview.failover')}</dt><dd><code>${health.failover}</code></dd>` : nothing}
    </dl>
  </section>`;

function lastHour(statistics) {
  if (!statistics) return nothing;
  const columns = statistics.steps.map((step) => ({
    label: timeOfDay(step.from),
    values: OUTCOMES.map((outcome) => step.outcomes[outcome] ?? 0),
  }));
  const totals = OUTCOMES.map((outcome, i) => columns.reduce((sum, column) => sum + column.values[i], 0));
  const series = OUTCOMES.map((outcome, i) => ({ name: t(`outcome.${outcome}`), kind: KINDS[outcome], total: totals[i] }));
  const all = totals.reduce((sum, total) => sum + total, 0);
  return html`
    <section class="card">
      <div class="head"><h2>${t('overview.lastHour')}</h2><p class="quiet">${plural('overview.messages', all)}</p></div>
      <ul class="legend">${series.map((each) => html`
        <li><span class="dot ${each.kind}"></span> ${each.name} <strong>${number(each.total)}</strong></li>`)}</ul>
      ${chart({ label: t('overview.lastHour'), series, columns })}
      <p class="quiet">${t('overview.thisInstance', { time: timeOfDay(statistics.since) })}</p>
    </section>`;
}

function connectors(all) {
  const real = (all?.connectors ?? []).filter((each) => !isStandIn(each));
  if (!real.length) return nothing;
  return html`
    <section class="card">
      <div class="head"><h2>${t('connectors.title')}</h2><a href="#/connectors">${t('overview.all')}</a></div>
      <ul class="rows">${real.slice(0, 5).map((each) => html`
        <li><a href=${address('connectors', each.id)}>${each.id}</a>
          <span class="quiet">${each.config.emailAddress ?? ''}</span>
          ${each.errors.length ? html`<span class="tag bad">${t('connectors.unusable')}</span>` : html`<span class="tag good">${t('connectors.usable')}</span>`}</li>`)}
      </ul>
    </section>`;
}

export default { title: 'overview.title', open };

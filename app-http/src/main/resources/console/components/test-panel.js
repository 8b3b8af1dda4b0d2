// Sends a test mail with a connector as it stands in the form.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { isAbort, post } from '../api.js';
import { isAddress } from '../connector-rules.js';
import { LANGUAGES, t } from '../i18n.js';
import { USAGE_TYPES, usageName } from '../usage-types.js';
import { field } from './field.js';
import { problem } from './problem.js';

/** `refused(error)` takes what a refusal says of the form. */
export function testPanel({ signal, update, refused }) {
  const message = { to: '', usageType: 'SignIn', locale: '' };
  let toWrong = null;
  let sent = null;
  let error = null;
  let busy = false;

  async function run(event, { id, draft, isComplete }) {
    event.preventDefault();
    toWrong = isAddress(message.to) ? null : t('rule.address');
    if (toWrong || (!draft.readOnly && !isComplete())) {
      update();
      if (toWrong) document.getElementById('test-to').focus();
      return;
    }
    busy = true;
    sent = null;
    error = null;
    update();
    const body = { to: message.to.trim(), usageType: message.usageType, ...(message.locale && { locale: message.locale }) };
    try {
      sent = (draft.readOnly
        ? await post(`/v1/connectors/${encodeURIComponent(id)}/test`, body, { signal })
        : await post('/v1/connectors/test', { ...body, config: draft.config, ...(id && { connector: id }) }, { signal })).body;
    } catch (failure) {
      if (isAbort(failure)) return;
      error = failure;
      toWrong = failure.errors.find((each) => each.pointer === '/to')?.detail ?? null;
      refused(failure);
    } finally {
      busy = false;
      update();
    }
  }

  const set = (member) => (event) => {
    message[member] = event.target.value;
    if (member === 'to') toWrong = null;
    update();
  };

  const render = (connector) => html`
    <section class="card" aria-labelledby="test-title">
      <h2 id="test-title">${t('test.title')}</h2>
      <p class="quiet">${t('test.text')}</p>
      <form class="form" novalidate @submit=${(event) => run(event, connector)}>
        ${field({
          id: 'test-to',
          label: t('test.to'),
          error: toWrong,
          control: ({ describedBy, invalid }) => html`
            <input id="test-to" type="email" .value=${message.to} placeholder="you@example.com" autocomplete="email"
              aria-describedby=${describedBy} aria-invalid=${invalid} @input=${set('to')}>`,
        })}
        ${field({
          id: 'test-type',
          label: t('test.type'),
          control: () => html`
            <select id="test-type" @change=${set('usageType')}>${USAGE_TYPES.map((type) => html`
              <option value=${type} ?selected=${type === message.usageType}>${usageName(type)}</option>`)}</select>`,
        })}
        ${field({
          id: 'test-language',
          label: t('test.language'),
          control: () => html`
            <select id="test-language" @change=${set('locale')}>
              <option value="">${t('test.defaultLanguage')}</option>
              ${Object.entries(LANGUAGES).map(([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${tag === message.locale}>${name}</option>`)}
            </select>`,
        })}
        <div class="actions"><button ?disabled=${busy}>${t(busy ? 'test.busy' : 'test.action')}</button></div>
      </form>
      <div class="result" role="status">${sent ? result(sent) : nothing}</div>
      ${error ? problem(error) : nothing}
    </section>`;

  return { render };
}

const result = (sent) => html`
  <div class="note good">
    <p><strong>${t(sent.simulated ? 'test.simulated' : 'test.accepted')}</strong></p>
    <p class="quiet">${t('test.made', { transport: sent.transport, type: usageName(sent.template.usageType), language: sent.template.languageTag ?? '–' })}</p>
    ${sent.simulated ? html`<p><a href="#/mailbox?id=${encodeURIComponent(sent.messageId)}">${t('test.look')}</a></p>` : nothing}
  </div>`;

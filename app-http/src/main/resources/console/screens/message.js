// One message: where it is, and every try to send it.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { get, isAbort, post } from '../api.js';
import { confirm } from '../components/confirm.js';
import { problem } from '../components/problem.js';
import { statusName, statusTag } from '../components/status.js';
import { toast } from '../components/toast.js';
import { dateTime, has, number, t } from '../i18n.js';
import { whileVisible } from '../poll.js';
import { address } from '../router.js';
import { may } from '../session.js';
import { usageName } from '../usage-types.js';

const LOOK_AGAIN_MS = 2000;

/** States that a message leaves by itself. */
const PASSING = ['queued', 'sending'];

function open({ params, signal, update }) {
  const path = `/v1/messages/${encodeURIComponent(params.id)}`;
  let message = null;
  let error = null;
  let refusal = null;
  let busy = false;

  async function load() {
    try {
      message = (await get(path, { signal })).body;
      error = null;
    } catch (failure) {
      if (isAbort(failure)) return;
      error = failure;
    }
    update();
  }
  load();
  // Somebody else, or an event, may settle what is unknown.
  whileVisible(() => (message && [...PASSING, 'unknown'].includes(message.status) ? load() : null), LOOK_AGAIN_MS, signal);

  async function resend() {
    const sure = await confirm({
      title: t('message.resendTitle'), text: t('message.resendText', { to: message.to }), action: t('message.resendAction'), danger: true,
    });
    if (!sure) return;
    busy = true;
    refusal = null;
    update();
    try {
      message = (await post(`${path}/resend`, undefined, { signal })).body;
      toast(t('message.resent'));
    } catch (failure) {
      if (isAbort(failure)) return;
      refusal = failure;
      await load();
    }
    busy = false;
    update();
  }

  const render = () => html`
    <div>
      <p class="back"><a href="#/messages">← ${t('messages.title')}</a></p>
      <h1 tabindex="-1">${message ? html`<bdi>${message.to}</bdi>` : t('message.title')}</h1>
    </div>
    ${error ? problem(error) : nothing}
    ${message ? html`${state()}${facts(message)}${attempts(message)}` : error ? nothing : html`<p class="loading">${t('frame.loading')}</p>`}`;

  const state = () => html`
    <section class="card" aria-labelledby="state">
      <h2 id="state">${t('message.state')}</h2>
      <div role="status">
        <p>${statusTag(message.status)} ${has(`message.is.${message.status}`) ? t(`message.is.${message.status}`) : nothing}</p>
      </div>
      ${message.detail ? html`<p lang="en">${message.detail}</p>` : nothing}
      ${message.nextAttemptAt && message.status === 'queued' ? html`<p>${t('message.next', { time: dateTime(message.nextAttemptAt) })}</p>` : nothing}
      ${message.simulated && message.status === 'accepted' ? html`<p><a href="#/mailbox?id=${encodeURIComponent(message.messageId)}">${t('message.mailbox')}</a></p>` : nothing}
      ${refusal ? problem(refusal) : nothing}
      ${message.status === 'unknown' && may('send') ? html`
        <div class="actions"><button class="danger" ?disabled=${busy} @click=${resend}>${t('message.resend')}</button></div>` : nothing}
    </section>`;

  return { render };
}

const time = (instant) => html`<time datetime=${instant}>${dateTime(instant)}</time>`;

const facts = (message) => html`
  <section class="card" aria-labelledby="about">
    <h2 id="about">${t('message.about')}</h2>
    <dl class="facts">
      <dt>${t('message.for')}</dt><dd>${usageName(message.usageType)}</dd>
      <dt>${t('message.template')}</dt><dd>${template(message.template)}</dd>
      <dt>${t('message.connector')}</dt><dd><a href=${address('connectors', message.connector)}>${message.connector}</a></dd>
      <dt>${t('message.acceptedAt')}</dt><dd>${time(message.acceptedAt)}</dd>
      <dt>${t('message.updatedAt')}</dt><dd>${time(message.updatedAt)}</dd>
      <dt>${t('message.expiresAt')}</dt><dd>${time(message.expiresAt)}</dd>
      ${message.messageId ? html`<dt>${t('message.messageId')}</dt><dd><code>${message.messageId}</code></dd>` : nothing}
      <dt>${t('message.id')}</dt><dd><code>${message.id}</code></dd>
    </dl>
  </section>`;

function template({ usageType, languageTag }) {
  const name = [usageName(usageType), languageTag].filter(Boolean).join(', ');
  return languageTag ? html`<a href=${address('templates', usageType, languageTag)}>${name}</a>` : name;
}

const attempts = (message) => html`
  <section class="card" aria-labelledby="attempts">
    <h2 id="attempts">${t('message.attempts')}</h2>
    ${message.attempts.length ? html`<ol class="timeline">${message.attempts.map(attempt)}</ol>` : html`<p class="quiet">${t('message.noAttempts')}</p>`}
  </section>`;

const attempt = (made) => html`
  <li class=${made.outcome}>
    <p class="head"><span><strong>${statusName(made.outcome)}</strong> · ${made.transport}</span>
      <span class="quiet">${time(made.startedAt)} · ${t('message.took', { ms: number(new Date(made.endedAt) - new Date(made.startedAt)) })}</span></p>
    ${made.detail ? html`<p lang="en">${made.detail}</p>` : nothing}
    ${made.code ? html`<p class="quiet"><code>${made.code}</code>${made.reason ? html` · <code>${made.reason}</code>` : nothing}</p>` : nothing}
  </li>`;

export default { title: 'message.title', open };

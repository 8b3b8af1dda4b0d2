// What the simulator accepted, newest first.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import { del, get, isAbort } from '../api.js';
import { confirm } from '../components/confirm.js';
import { problem } from '../components/problem.js';
import { rendered, view } from '../components/rendered.js';
import { toast } from '../components/toast.js';
import { dateTime, number, plural, t } from '../i18n.js';
import { whileVisible } from '../poll.js';
import { setQuery } from '../router.js';
import { may } from '../session.js';

const LOOK_AGAIN_MS = 4000;
const AT_ONCE = 50;

function open({ query, signal, update }) {
  const shown = view();
  let mails = null;
  let shownMails = AT_ONCE;
  let error = null;
  let chosen = query.get('id');
  let busy = false;

  async function load() {
    busy = true;
    try {
      mails = (await get('/v1/simulator/messages', { signal })).body.messages;
      error = null;
    } catch (failure) {
      if (isAbort(failure)) return;
      error = failure;
    }
    busy = false;
    update();
  }
  load();
  whileVisible(() => (busy ? null : load()), LOOK_AGAIN_MS, signal);

  function choose(event, id) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    chosen = id;
    setQuery({ id });
    update();
    queueMicrotask(() => document.getElementById('mail')?.focus());
  }

  function back() {
    const before = chosen;
    chosen = null;
    setQuery({});
    update();
    queueMicrotask(() => document.getElementById(`mail-${before}`)?.focus());
  }

  async function clear() {
    const sure = await confirm({
      title: t('mailbox.clearTitle'), text: plural('mailbox.clearText', mails.length), action: t('mailbox.clear'), danger: true,
    });
    if (!sure) return;
    try {
      await del('/v1/simulator/messages', { signal });
      chosen = null;
      setQuery({});
      toast(t('mailbox.cleared'));
      await load();
    } catch (failure) {
      if (isAbort(failure)) return;
      error = failure;
      update();
    }
  }

  const render = () => {
    const mail = mails?.find(({ id }) => id === chosen);
    return html`
      <div class="head">
        <div><h1 tabindex="-1">${t('mailbox.title')}</h1><p class="lead">${t('mailbox.lead')}</p></div>
        ${mails?.length && may('admin') ? html`<button class="danger" @click=${clear}>${t('mailbox.clear')}</button>` : nothing}
      </div>
      ${error ? problem(error) : nothing}
      ${mails ? nothing : error ? nothing : html`<p class="loading">${t('frame.loading')}</p>`}
      <p class="unseen" role="status">${mails ? plural('mailbox.count', mails.length) : nothing}</p>
      ${mails?.length === 0 ? empty() : nothing}
      ${mails?.length ? html`
        <div class="mailbox ${mail ? 'reading' : ''}">
          <div class="list">
            <ul class="card tight rows">${repeat(mails.slice(0, shownMails), ({ id }) => id, item)}</ul>
            ${mails.length > shownMails ? html`
              <p class="actions"><button @click=${() => { shownMails += AT_ONCE; update(); }}>${t('mailbox.more', { count: number(mails.length - shownMails) })}</button></p>` : nothing}
          </div>
          ${mail ? letter(mail) : html`<p class="card quiet choose">${t('mailbox.choose')}</p>`}
        </div>` : nothing}`;
  };

  const item = (mail) => html`
    <li>
      <a id="mail-${mail.id}" href="#/mailbox?id=${encodeURIComponent(mail.id)}" aria-current=${mail.id === chosen ? 'true' : nothing}
        @click=${(event) => choose(event, mail.id)}>
        <strong><bdi>${mail.subject || t('mailbox.noSubject')}</bdi></strong>
        <span class="quiet"><bdi>${mail.to.join(', ')}</bdi></span>
        <time class="quiet" datetime=${mail.receivedAt}>${dateTime(mail.receivedAt)}</time>
      </a>
    </li>`;

  const letter = (mail) => {
    const code = codeIn(mail);
    return html`
      <article class="card letter" aria-labelledby="mail">
        <button class="plain narrow" @click=${back}>← ${t('mailbox.back')}</button>
        <h2 id="mail" tabindex="-1"><bdi>${mail.subject || t('mailbox.noSubject')}</bdi></h2>
        <dl class="facts">
          <dt>${t('mailbox.from')}</dt><dd><bdi>${mail.from}</bdi></dd>
          <dt>${t('mailbox.to')}</dt><dd><bdi>${mail.to.join(', ')}</bdi></dd>
          <dt>${t('mailbox.received')}</dt><dd>${dateTime(mail.receivedAt)} <span class="tag">${mail.via}</span></dd>
        </dl>
        ${code ? html`
          <p class="actions"><code class="figure">${code}</code>
            ${navigator.clipboard ? html`<button @click=${() => copy(code)}>${t('mailbox.copy')}</button>` : nothing}</p>` : nothing}
        ${rendered({ id: 'rendered', of: mail, shown, update })}
      </article>`;
  };

  return { render };
}

const empty = () => html`
  <div class="card empty"><h2>${t('mailbox.empty')}</h2><p class="lead">${t('mailbox.emptyText')}</p></div>`;

/** The code in a mail, if it has one that looks like it: 4 to 8 digits on their own. */
export const codeIn = ({ text, html: content }) =>
  (text ?? content?.replace(/<style[^]*?<\/style>|<[^>]*>/gi, ' ') ?? '').match(/(?<![\w#&.,/-])\d{4,8}(?![\w,/-])/)?.[0] ?? null;

async function copy(code) {
  try {
    await navigator.clipboard.writeText(code);
    toast(t('mailbox.copied', { code }));
  } catch {
    toast(t('mailbox.notCopied'));
  }
}

export default { title: 'mailbox.title', open };

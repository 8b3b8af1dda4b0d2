// The messages that are kept, newest first, as they change.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { live } from '../lib/lit-html/directives/live.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import { get, isAbort } from '../api.js';
import { field } from '../components/field.js';
import { problem } from '../components/problem.js';
import { STATES, statusName, statusTag } from '../components/status.js';
import { dateTime, plural, t } from '../i18n.js';
import { whileVisible } from '../poll.js';
import { address, setQuery } from '../router.js';
import { USAGE_TYPES, usageName } from '../usage-types.js';

const FILTERS = ['status', 'usageType', 'to', 'from', 'until'];
const LOOK_AGAIN_MS = 4000;

function open({ query, signal, update }) {
  const filter = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? '']));
  /** What is being typed and not looked for yet, by filter. */
  const typed = {};
  /** Where the pages begin, the one that is shown last; null is the newest. */
  let pages = [query.get('after')];
  let page = null;
  let error = null;
  let busy = true;
  let loading = new AbortController();

  // On a phone the messages come first.
  const isWide = window.matchMedia('(min-width: 56rem)').matches;
  const isFiltered = () => FILTERS.some((name) => filter[name]);
  const after = () => pages.at(-1);
  /** Once open it stays so: somebody may be in it. */
  let isOpen = isWide;

  async function load() {
    loading.abort();
    loading = new AbortController();
    const mine = loading.signal;
    const wanted = new URLSearchParams(Object.entries({ ...filter, after: after() }).filter(([, value]) => value));
    for (const name of ['from', 'until']) {
      if (filter[name]) wanted.set(name, instant(filter[name]));
    }
    try {
      const { body } = await get(`/v1/messages?${wanted}`, { signal: AbortSignal.any([signal, mine]) });
      page = body;
      error = null;
    } catch (failure) {
      if (isAbort(failure)) return;
      error = failure;
    }
    busy = false;
    update();
  }

  function show() {
    setQuery({ ...filter, after: after() });
    busy = true;
    update();
    return load();
  }

  function change(values) {
    Object.assign(filter, values);
    Object.keys(values).forEach((name) => delete typed[name]);
    pages = [null];
    show();
  }

  function turn(next) {
    pages = next;
    show();
    document.getElementById('messages').scrollIntoView({ block: 'start' });
  }

  load();
  whileVisible(() => (busy ? null : load()), LOOK_AGAIN_MS, signal);

  const wrong = (name) => error?.errors?.find(({ pointer }) => pointer === `/${name}`)?.detail;

  const input = (name, type, rest = {}) => field({
    id: name,
    label: t(`messages.${name}`),
    error: wrong(name),
    errorLang: 'en',
    control: ({ describedBy, invalid }) => html`
      <input id=${name} type=${type} .value=${live(typed[name] ?? filter[name])} placeholder=${rest.placeholder ?? nothing} autocomplete="off"
        spellcheck="false" aria-describedby=${describedBy} aria-invalid=${invalid}
        @input=${(event) => { typed[name] = event.target.value; }} @change=${(event) => change({ [name]: event.target.value.trim() })}>`,
  });

  const choice = (name, options, label) => field({
    id: name,
    label: t(`messages.${name}`),
    control: () => html`
      <select id=${name} @change=${(event) => change({ [name]: event.target.value })}>
        <option value="">${t('messages.any')}</option>
        ${options.map((each) => html`<option value=${each} ?selected=${each === filter[name]}>${label(each)}</option>`)}
      </select>`,
  });

  const render = () => html`
    <div><h1 tabindex="-1">${t('messages.title')}</h1><p class="lead">${t('messages.lead')}</p></div>
    <details class="filters" ?open=${(isOpen ||= isFiltered())}>
      <summary>${t('messages.filter')}</summary>
      <form role="search" aria-label=${t('messages.filter')} @submit=${(event) => event.preventDefault()}>
        ${choice('status', STATES, statusName)}
        ${choice('usageType', types(filter.usageType), usageName)}
        ${input('to', 'text', { placeholder: 'someone@example.com' })}
        ${input('from', 'datetime-local')}
        ${input('until', 'datetime-local')}
        ${isFiltered() ? html`<button type="button" class="plain" @click=${clear}>${t('messages.clear')}</button>` : nothing}
      </form>
    </details>
    ${error ? problem(error, ({ pointer }) => FILTERS.includes(pointer.slice(1))) : nothing}
    <p class="unseen" role="status">${page && !busy ? plural('messages.count', page.messages.length) : nothing}</p>
    <section id="messages" aria-busy=${busy} aria-label=${t('messages.title')}>${page ? shown() : busy ? html`<p class="loading">${t('frame.loading')}</p>` : nothing}</section>`;

  const shown = () => html`
    ${page.messages.length ? html`
      <div class="card tight">
        <ul class="rows messages">${repeat(page.messages, (message) => message.id, row)}</ul>
      </div>` : empty()}
    ${after() || page.next ? html`
      <nav class="actions pages" aria-label=${t('messages.pages')}>
        <button ?disabled=${!after()} @click=${() => turn([null])}>${t('messages.newest')}</button>
        <button ?disabled=${pages.length < 2} @click=${() => turn(pages.slice(0, -1))}>${t('messages.newer')}</button>
        <button ?disabled=${!page.next} @click=${() => turn([...pages, page.next])}>${t('messages.older')}</button>
      </nav>` : nothing}`;

  const empty = () => html`
    <div class="card empty">
      <h2>${t(isFiltered() ? 'messages.noneFound' : 'messages.none')}</h2>
      ${isFiltered() ? html`<button @click=${clear}>${t('messages.clear')}</button>` : html`<p class="lead">${t('messages.noneText')}</p>`}
    </div>`;

  function clear() {
    change(Object.fromEntries(FILTERS.map((name) => [name, ''])));
    document.getElementById('status').focus();
  }

  return { render };
}

const row = (message) => html`
  <li>
    ${statusTag(message.status)}
    <div class="what">
      <a href=${address('messages', message.id)}><bdi>${message.to}</bdi></a>
      <p class="quiet">${usageName(message.usageType)}${message.connector === 'default' ? nothing : html` · <bdi>${message.connector}</bdi>`}</p>
    </div>
    <time class="quiet" datetime=${message.acceptedAt}>${dateTime(message.acceptedAt)}</time>
  </li>`;

const types = (chosen) => (!chosen || USAGE_TYPES.includes(chosen) ? USAGE_TYPES : [...USAGE_TYPES, chosen]);

/** What was typed as an instant; if it is none, as it is, so that the API can say so. */
function instant(local) {
  const date = new Date(local);
  return Number.isNaN(date.getTime()) ? local : date.toISOString();
}

export default { title: 'messages.title', open };

// What would be sent with a template as it stands in the editor, and with which values.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { live } from '../lib/lit-html/directives/live.js';
import { isAbort, post } from '../api.js';
import { t } from '../i18n.js';
import { document as documentOf, mistakes } from '../template-draft.js';
import { field } from './field.js';
import { problem } from './problem.js';
import { rendered, view } from './rendered.js';

const PAUSE_MS = 250;

/** `message()` is what to preview but for the payload: `{usageType, locale, connector, values}`. */
export function livePreview({ signal, update, message }) {
  const shown = view();
  let payload = {};
  let typed = '{}';
  let payloadWrong = false;
  let mail = null;
  let error = null;
  let busy = false;
  let timer = null;
  let running = new AbortController();
  signal.addEventListener('abort', () => clearTimeout(timer));

  /** Previews once nothing changed for a moment; what was asked before does not matter any more. */
  function refresh() {
    clearTimeout(timer);
    running.abort();
    busy = true;
    timer = setTimeout(run, PAUSE_MS);
  }

  async function run() {
    running = new AbortController();
    const { usageType, locale, connector, values } = message();
    const body = { usageType, locale, connector, template: documentOf(values), payload };
    try {
      mail = (await post('/v1/messages/preview', body, { signal: AbortSignal.any([signal, running.signal]) })).body;
      error = null;
    } catch (failure) {
      if (isAbort(failure)) return;
      error = failure;
    }
    busy = false;
    update();
  }

  function sample(values) {
    payload = values;
    typed = JSON.stringify(values, null, 2);
    payloadWrong = false;
    refresh();
  }

  function edit(event) {
    typed = event.target.value;
    try {
      const read = JSON.parse(typed);
      payloadWrong = read === null || typeof read !== 'object' || Array.isArray(read);
      if (!payloadWrong) payload = read;
    } catch {
      payloadWrong = true;
    }
    if (!payloadWrong) refresh();
    update();
  }

  const render = () => html`
    <section class="card" aria-labelledby="preview" aria-busy=${busy}>
      <h2 id="preview">${t('preview.title')}</h2>
      ${error ? problem(error, ({ pointer }) => Object.keys(mistakes({ errors: [{ pointer, detail: '' }] })).length > 0) : nothing}
      <div class="problems" role="status">${mail && !error ? problems() : nothing}</div>
      ${mail ? html`
        <p class="subject"><span class="quiet">${t('template.subject')}</span> <strong><bdi>${mail.subject}</bdi></strong></p>
        ${rendered({ id: 'preview-forms', of: mail, shown, update })}` : nothing}
      <details>
        <summary>${t('preview.payload')}</summary>
        ${field({
          id: 'payload',
          label: t('preview.values'),
          hint: t('preview.payloadHint'),
          error: payloadWrong ? t('preview.payloadWrong') : null,
          control: ({ describedBy, invalid }) => html`
            <textarea id="payload" class="code" rows="12" spellcheck="false" autocomplete="off" .value=${live(typed)}
              aria-describedby=${describedBy} aria-invalid=${invalid} @input=${edit}></textarea>`,
        })}
      </details>
    </section>`;

  const isMissing = (name) => name.split('.').reduce((value, part) => value?.[part], payload) === undefined;

  function problems() {
    const missing = mail.problems.filter(({ severity, pointer }) =>
      severity === 'error' && pointer.startsWith('/payload/') && isMissing(variable(pointer)));
    const rest = mail.problems.filter((each) => !missing.includes(each));
    return html`
      ${missing.length ? html`
        <div class="note warn"><p><strong>${t('preview.missing')}</strong></p>
          <p>${missing.map(({ pointer }) => html`<code class="tag warn">${variable(pointer)}</code> `)}</p></div>` : nothing}
      ${rest.map(({ severity, pointer, detail }) => html`
        <p class=${severity === 'error' ? 'error' : 'warning'}><span class="tag ${severity === 'error' ? 'bad' : 'warn'}">${t(severity === 'error' ? 'preview.error' : 'preview.warning')}</span>
          <span lang="en">${pointer ? html`<code>${pointer.startsWith('/payload/') ? variable(pointer) : pointer}</code> ` : nothing}${detail}</span></p>`)}`;
  }

  return { render, refresh, sample, payload: () => payload, error: () => error };
}

const variable = (pointer) => pointer.slice('/payload/'.length).replaceAll('/', '.');

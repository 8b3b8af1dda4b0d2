// The versions of a template: what each changed, and the way back.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { get, isAbort } from '../api.js';
import { dateTime, t } from '../i18n.js';
import { editable } from '../template-draft.js';
import { difference } from './difference.js';
import { openDialog } from './dialog.js';
import { problem } from './problem.js';

const AT_FIRST = 10;

/** `restore(id, version)` is called when one is wanted back; `current()` is the template as it is saved, to compare. */
export function versions({ signal, update, current, restore, mayRestore }) {
  let of = null;
  let all = [];
  let error = null;
  let whole = false;

  const path = (id, rest = '') => `/v1/email-templates/${encodeURIComponent(id)}/versions${rest}`;

  async function load(id) {
    of = id;
    try {
      all = id ? (await get(path(id), { signal })).body.versions : [];
      error = null;
    } catch (failure) {
      if (isAbort(failure)) return;
      error = failure;
    }
    update();
  }

  async function show(version) {
    try {
      const { body } = await get(path(of, `/${version.version}`), { signal });
      const now = current();
      const wanted = await openDialog(({ close }) => html`
        <h2 id="dialog-title">${t('versions.of', { time: dateTime(version.changedAt) })}</h2>
        <p class="quiet">${now ? t('versions.compared') : t('versions.deletedNow')}</p>
        ${difference(now ?? editable({}), editable(body.template))}
        <div class="actions">
          ${mayRestore() ? html`<button class="primary" @click=${() => close(true)}>${t('versions.restore')}</button>` : nothing}
          <button autofocus @click=${() => close(false)}>${t('close')}</button>
        </div>`, false);
      if (wanted) await restore(of, version.version);
    } catch (failure) {
      if (isAbort(failure)) return;
      error = failure;
      update();
    }
  }

  const render = () => (of === null ? nothing : html`
    <section class="card" aria-labelledby="versions">
      <h2 id="versions">${t('versions.title')}</h2>
      ${error ? problem(error) : nothing}
      <ul class="rows">${all.slice(0, whole ? all.length : AT_FIRST).map((version, i) => html`
        <li>
          <span><time datetime=${version.changedAt}>${dateTime(version.changedAt)}</time>
            <span class="quiet">${version.changedBy ?? nothing}</span>
            ${i === 0 && current() ? html`<span class="tag good">${t('versions.current')}</span>` : nothing}
            ${version.deleted ? html`<span class="tag warn">${t('versions.deleted')}</span>` : nothing}</span>
          ${version.deleted || (i === 0 && current()) ? nothing : html`
            <button class="plain" @click=${() => show(version)}>${t('versions.show')}<span class="unseen"> ${dateTime(version.changedAt)}</span></button>`}
        </li>`)}
      </ul>
      ${all.length > AT_FIRST && !whole ? html`<div class="actions"><button @click=${() => { whole = true; update(); }}>${t('versions.all')}</button></div>` : nothing}
    </section>`);

  return { render, load };
}

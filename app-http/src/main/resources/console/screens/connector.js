// One connector: its form, the check, a test mail, and saving.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { ApiError, del, get, isAbort, put } from '../api.js';
import { checkPanel } from '../components/check-panel.js';
import { confirm } from '../components/confirm.js';
import { connectorForm } from '../components/connector-form.js';
import { askAboutConflict } from '../components/conflict.js';
import { field } from '../components/field.js';
import { askForConfig } from '../components/import.js';
import { problem } from '../components/problem.js';
import { testPanel } from '../components/test-panel.js';
import { toast } from '../components/toast.js';
import * as drafts from '../connector-draft.js';
import { t } from '../i18n.js';
import { address, go, setAddress } from '../router.js';
import { may } from '../session.js';

const FORM = '/v1/connector-factories/aws-ses-mail';
const ID = /^[A-Za-z0-9_-]{1,64}$/;

function open({ params, signal, update }) {
  let isFresh = params.id === undefined;
  let id = params.id ?? '';
  let items = null;
  let draft = null;
  let error = null;
  let idWrong = null;
  let saving = false;
  const check = checkPanel({ signal, update, refused });
  const test = testPanel({ signal, update, refused });

  const path = () => `/v1/connectors/${encodeURIComponent(id)}`;

  async function read() {
    if (isFresh) return drafts.draft(null, null, may('admin'));
    try {
      const { body, etag } = await get(path(), { signal });
      return drafts.draft(body, etag, may('admin'));
    } catch (failure) {
      // The first connector has a name before there is one.
      if (failure.status === 404 && id === 'default') return drafts.draft(null, null, may('admin'));
      throw failure;
    }
  }

  async function load() {
    try {
      [draft, items] = await Promise.all([read(), readItems()]);
    } catch (failure) {
      if (isAbort(failure)) return;
      error = failure;
    }
    update();
  }

  const readItems = async () => (await get(FORM, { signal })).body.formItems;
  load();
  document.addEventListener('sesame:language', async () => {
    items = await readItems().catch(() => items);
    update();
  }, { signal });

  function changed() {
    error = null;
    update();
  }

  /** Shows a refusal where it belongs; says whether some of it belongs to the form. */
  function refused(failure) {
    const first = drafts.refuse(draft, failure);
    update();
    if (first) focusOn(first);
    return first !== null;
  }

  function focusOn(key) {
    queueMicrotask(() => {
      const input = document.getElementById(key);
      input?.closest('details')?.setAttribute('open', '');
      input?.focus();
    });
  }

  /** Whether the form may be sent as it is; otherwise its mistakes are shown. */
  function isComplete() {
    idWrong = isFresh && !ID.test(id) ? t('connector.idRule') : null;
    // Enter saves without leaving the field.
    drafts.settle(draft, 'replyTo');
    const wrong = drafts.wrong(draft);
    wrong.forEach((key) => draft.touched.add(key));
    update();
    if (idWrong) focusOn('id');
    else if (wrong.length) focusOn(wrong[0]);
    return !idWrong && !wrong.length;
  }

  async function save(event) {
    event.preventDefault();
    if (!isComplete()) return;
    await write(draft.etag);
  }

  async function write(etag) {
    saving = true;
    error = null;
    update();
    // Somebody may go on typing meanwhile, or leave.
    const sent = structuredClone(draft.config);
    const sentTo = id;
    try {
      const { body, etag: saved } = await put(path(), { config: sent }, { etag, create: !etag });
      saving = false;
      if (signal.aborted) return;
      draft = drafts.goOn(draft, sent, body, saved);
      id = sentTo;
      toast(t('connector.saved', { id }));
      isFresh = false;
      update();
      if (drafts.isDirty(draft)) setAddress(address('connectors', id));
      else go('#/connectors');
    } catch (failure) {
      saving = false;
      if (signal.aborted) return;
      if (etag && isOfAnother(failure, sent)) return conflict();
      if (failure.status === 412) return conflict();
      error = failure;
      refused(failure);
    }
  }

  async function conflict() {
    update();
    let theirs;
    try {
      theirs = await readTheirs();
    } catch (failure) {
      if (isAbort(failure)) return;
      error = failure;
      update();
      return;
    }
    const choice = await askAboutConflict({ mine: draft.config, theirs: theirs?.body ?? null, items });
    if (choice === null || signal.aborted) return;
    if (theirs) await settle(choice, theirs);
    else await settleDeleted(choice);
    update();
  }

  /** Whether it is gone, or the secret that it kept: that is refused before the ETag is looked at. */
  const isOfAnother = (failure, sent) =>
    failure.status === 404 || failure.errors.some(({ pointer }) => sent[drafts.fieldOf(pointer)] === drafts.MASK);

  /** What somebody else saved; null if they deleted it, and at most a stand-in is left. */
  async function readTheirs() {
    try {
      const found = await get(path(), { signal });
      return found.body.changedAt ? found : null;
    } catch (failure) {
      if (failure.status === 404) return null;
      throw failure;
    }
  }

  async function settle(choice, { body, etag }) {
    if (choice === 'theirs') draft = drafts.draft(body, etag);
    else await write(etag);
  }

  async function settleDeleted(choice) {
    draft = drafts.anew(draft);
    if (choice === 'theirs') {
      draft.saved = draft.config;
      go('#/connectors');
    } else if (isComplete()) {
      await write(undefined);
    }
  }

  async function remove() {
    const sure = await confirm({
      title: t('connector.deleteTitle', { id }), text: t('connector.deleteText'), action: t('delete'), danger: true,
    });
    if (!sure) return;
    try {
      await del(path(), { etag: draft.etag });
      if (signal.aborted) return;
      draft.saved = structuredClone(draft.config);
      toast(t('connector.deleted', { id }));
      go('#/connectors');
    } catch (failure) {
      if (signal.aborted) return;
      if (failure.status === 412) failure = new ApiError(412, { code: 'changed_meanwhile', detail: failure.message });
      error = failure;
      update();
    }
  }

  async function importConfig() {
    const config = await askForConfig();
    if (!config) return;
    draft.config = config;
    draft.rows = {};
    draft.refused = {};
    Object.keys(config).forEach((key) => draft.touched.add(key));
    update();
  }

  const render = () => html`
    <div class="head">
      <div>
        <p class="back"><a href="#/connectors">← ${t('connectors.title')}</a></p>
        <h1 tabindex="-1">${draft?.isNew ? t('connectors.configure') : id}</h1>
        ${draft?.isNew ? html`<p class="lead">${t('connector.lead')}</p>` : nothing}
      </div>
      ${draft && !draft.readOnly ? html`<button type="button" @click=${importConfig}>${t('import.title')}</button>` : nothing}
    </div>
    ${draft && items ? form() : error ? problem(error) : html`<p class="loading">${t('frame.loading')}</p>`}`;

  const form = () => html`
    ${draft.readOnly ? html`<p class="note">${may('admin') ? t('connector.readOnly', { source: draft.source }) : t('connector.readOnlyRole')}</p>` : nothing}
    ${draft.remarks.map((each) => html`<p class="note warn" lang="en"><span><code>${each.pointer}</code> ${each.detail}</span></p>`)}
    <div class="work">
      <form class="card" novalidate @submit=${save}>
        ${isFresh && !draft.readOnly ? idField() : nothing}
        ${connectorForm({ items, draft, changed })}
        ${error ? problem(error, (each) => drafts.fieldOf(each.pointer) in draft.refused) : nothing}
        ${draft.readOnly ? nothing : html`
          <div class="actions bar">
            <button class="primary" ?disabled=${saving}>${t('connector.save')}</button>
            <a class="button" href="#/connectors">${t('cancel')}</a>
            ${draft.isNew ? nothing : html`<button type="button" class="danger end" @click=${remove}>${t('delete')}</button>`}
          </div>`}
      </form>
      ${may('admin') ? html`
        <div class="aside">
          ${check.render({ id, draft, isComplete })}
          ${test.render({ id, draft, isComplete })}
        </div>` : nothing}
    </div>`;

  const idField = () => field({
    id: 'id',
    label: t('connector.id'),
    hint: t('connector.idHint'),
    error: idWrong,
    control: ({ describedBy, invalid }) => html`
      <input id="id" .value=${id} autocomplete="off" spellcheck="false" maxlength="64" aria-describedby=${describedBy} aria-invalid=${invalid}
        @input=${(event) => { id = event.target.value; idWrong = null; update(); }}>`,
  });

  return { render, isDirty: () => draft !== null && !draft.readOnly && drafts.isDirty(draft) };
}

export default { title: 'connectors.configure', open };

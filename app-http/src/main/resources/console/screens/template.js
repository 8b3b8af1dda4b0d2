// One template: its editor, what would be sent with it, and its versions.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { del, get, isAbort, patch, post, put } from '../api.js';
import { confirm } from '../components/confirm.js';
import { livePreview } from '../components/live-preview.js';
import { problem } from '../components/problem.js';
import { askAboutTemplate } from '../components/template-conflict.js';
import { templateForm } from '../components/template-form.js';
import { toast } from '../components/toast.js';
import { versions } from '../components/versions.js';
import { variableNames } from '../editor/variables.js';
import { t } from '../i18n.js';
import { languageName } from '../language-names.js';
import { may } from '../session.js';
import { differing, document as documentOf, editable, memberOf, mistakes } from '../template-draft.js';
import { usageName } from '../usage-types.js';

const MANAGED = '/v1/email-templates';

function open({ params, query, signal, update }) {
  const { usageType, language } = params;
  const connector = query.get('connector') ?? 'default';
  const back = connector === 'default' ? '#/templates' : `#/templates?connector=${encodeURIComponent(connector)}`;
  /** What is sent now, as the API chooses it; null if nothing is. */
  let chosen = null;
  /** The managed template of this place, and its ETag; null if there is none. */
  let managed = null;
  let etag = null;
  /** What is in the editor, and what was in it first. */
  let values = null;
  let saved = null;
  let known = [];
  let failed = null;
  let error = null;
  let busy = false;

  const readOnly = () => !may('admin');
  const preview = livePreview({ signal, update, message: () => ({ usageType, locale: language, connector, values }) });
  const history = versions({ signal, update, current: () => managed && saved, restore, mayRestore: () => !readOnly() });
  const form = templateForm({ signal, update, changed });

  const one = (id) => `${MANAGED}/${encodeURIComponent(id)}`;

  async function readManaged() {
    const wanted = new URLSearchParams({ usageType, languageTag: language });
    const [found] = (await get(`${MANAGED}?${wanted}`, { signal })).body.templates;
    if (!found) return null;
    return get(one(found.id), { signal }).catch((failure) => {
      if (failure.status === 404) return null;
      throw failure;
    });
  }

  async function readChosen() {
    try {
      const path = `/v1/connectors/${encodeURIComponent(connector)}/templates/${encodeURIComponent(usageType)}`;
      return (await get(`${path}?languageTag=${encodeURIComponent(language)}`, { signal })).body;
    } catch (failure) {
      // Nothing is sent yet: this will be the first.
      if (failure.status === 404) return null;
      throw failure;
    }
  }

  async function load() {
    try {
      const [choice, found] = await Promise.all([readChosen(), readManaged()]);
      chosen = choice;
      known = choice?.variables ?? ['code'];
      take(found);
      if (may('send')) preview.sample(choice ? { ...choice.sample, ...('locale' in choice.sample && { locale: language }) } : { code: '000000' });
      history.load(managed?.id ?? null);
    } catch (failure) {
      if (isAbort(failure)) return;
      failed = failure;
    }
    update();
  }

  /**
   * Goes on with a managed template; without one, with a copy of what is sent now. What changed since `sent`, the values at the
   * time of asking, stays.
   */
  function take(found, sent = values) {
    const typed = differing(values ?? {}, sent ?? {}).map((member) => [member, values[member]]);
    managed = found?.body ?? null;
    etag = found?.etag ?? null;
    saved = editable(managed ?? chosen?.template ?? {});
    values = { ...saved, ...Object.fromEntries(typed) };
  }
  load();

  function changed(member, value) {
    values[member] = value;
    if (error) error.errors = error.errors.filter(({ pointer }) => memberOf(pointer) !== member);
    if (may('send')) preview.refresh();
    update();
  }

  const isDirty = () => values !== null && !readOnly() && differing(values, saved).length > 0;

  /** Does it, and shows what was refused where it belongs; `changedMeanwhile` is done if somebody else was faster. */
  async function attempt(work, changedMeanwhile) {
    busy = true;
    error = null;
    update();
    try {
      await work();
    } catch (failure) {
      if (isAbort(failure)) return;
      if (changedMeanwhile && [404, 412].includes(failure.status)) {
        await attempt(changedMeanwhile, changedMeanwhile);
        return;
      }
      error = failure;
    }
    busy = false;
    update();
    const [first] = Object.keys(mistakes(error));
    if (first) queueMicrotask(() => document.getElementById(first)?.focus());
  }

  const save = (event) => {
    event.preventDefault();
    attempt(() => write(etag), conflict);
  };

  async function write(condition) {
    const sent = { ...values };
    if (managed) {
      take(await patch(one(managed.id), documentOf(sent, { patch: true }), { etag: condition, signal }), sent);
    } else {
      // Creating takes no condition: whether somebody else was first is to be looked at.
      const theirs = await readManaged();
      if (theirs) return conflict(theirs);
      const template = { usageType, languageTag: language, ...documentOf(sent) };
      const { id } = (await put(MANAGED, { templates: [template] }, { signal })).body.templates[0];
      take(await get(one(id), { signal }), sent);
    }
    if (signal.aborted) return;
    toast(t('template.saved'));
    if (may('send')) preview.refresh();
    history.load(managed.id);
  }

  async function conflict(found) {
    const theirs = found ?? (await readManaged());
    const choice = await askAboutTemplate({ mine: values, theirs: theirs?.body ?? null, theirValues: theirs && editable(theirs.body) });
    if (choice === null || signal.aborted) return;
    const mine = values;
    take(theirs);
    if (choice === 'mine') {
      values = mine;
      await write(etag);
    } else {
      if (may('send')) preview.refresh();
      history.load(managed?.id ?? null);
    }
  }

  async function remove() {
    const sure = await confirm({
      title: t('template.deleteTitle'), text: t('template.deleteText'), action: t('template.delete'), danger: true,
    });
    if (!sure) return;
    await attempt(async () => {
      const { id } = managed;
      const sent = { ...values };
      await del(one(id), { etag, signal });
      chosen = await readChosen();
      take(null, sent);
      toast(t('template.deleted'));
      preview.refresh();
      history.load(id);
    });
  }

  async function restore(id, version) {
    if (isDirty() && !(await confirm({ title: t('leave.title'), text: t('leave.text'), action: t('leave.action'), danger: true }))) return;
    await attempt(async () => {
      const etagNow = managed ? { etag } : {};
      const sent = { ...values };
      take(await post(`${one(id)}/versions/${version}/restore`, undefined, { ...etagNow, signal }), sent);
      toast(t('template.restored'));
      preview.refresh();
      history.load(id);
    });
  }

  const render = () => html`
    <div class="head">
      <div>
        <p class="back"><a href=${back}>← ${t('templates.title')}</a></p>
        <h1 tabindex="-1">${usageName(usageType)} <span class="quiet">${languageName(language)}</span></h1>
      </div>
      ${values ? origin() : nothing}
    </div>
    ${failed ? problem(failed) : nothing}
    ${values ? content() : failed ? nothing : html`<p class="loading">${t('frame.loading')}</p>`}`;

  const origin = () => (managed
    ? html`<span class="tag good">${t('origin.managed')}</span>`
    : html`<span class="tag">${t(`origin.${chosen?.origin ?? 'missing'}`)}</span>`);

  /** What is in the editor while nothing is saved for this place. */
  function copied() {
    if (!chosen) return t('template.isNew');
    const { template, origin: from } = chosen;
    const name = [usageName(template.usageType), template.languageTag && languageName(template.languageTag)].filter(Boolean).join(', ');
    return t(`template.copy.${from}`, { name });
  }

  const content = () => html`
    ${managed ? nothing : html`<p class="note">${copied()} ${readOnly() ? nothing : t('template.copySave')}</p>`}
    <div class="work editor">
      <form class="card form" novalidate @submit=${save}>
        ${form.render({
          values, names: variableNames(preview.payload(), known), wrong: { ...mistakes(preview.error()), ...mistakes(error) }, readOnly: readOnly(), lang: language,
        })}
        ${managed?.warnings.map((each) => html`<p class="warning" lang="en"><code>${each.pointer}</code> ${each.detail}</p>`) ?? nothing}
        ${error ? problem(error, ({ pointer }) => memberOf(pointer) !== null) : nothing}
        ${readOnly() ? html`<p class="quiet">${t('template.readOnly')}</p>` : html`
          <div class="actions bar">
            <button class="primary" ?disabled=${busy || (managed && !isDirty())}>${t(managed ? 'template.save' : 'template.create')}</button>
            ${isDirty() ? html`<button type="button" @click=${discard}>${t('template.discard')}</button>` : nothing}
            ${managed ? html`<button type="button" class="danger end" @click=${remove}>${t('template.delete')}</button>` : nothing}
          </div>`}
      </form>
      <div class="aside">
        ${may('send') ? preview.render() : html`<p class="card quiet">${t('preview.role')}</p>`}
        ${history.render()}
      </div>
    </div>`;

  function discard() {
    values = { ...saved };
    error = null;
    if (may('send')) preview.refresh();
    update();
  }

  return { render, isDirty };
}

export default { title: 'template.title', open };

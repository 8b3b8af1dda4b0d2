// Which templates there are for what, in which languages, and what is sent where one is missing.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { get, isAbort } from '../api.js';
import { askForTemplate } from '../components/new-template.js';
import { problem } from '../components/problem.js';
import { t } from '../i18n.js';
import { languageName } from '../language-names.js';
import { address, go, setQuery } from '../router.js';
import { may } from '../session.js';
import { USAGE_TYPES, usageName } from '../usage-types.js';

const byName = (one, other) => (one && other ? languageName(one).localeCompare(languageName(other)) : one.length - other.length);

const TONES = { managed: 'good', connector: '', built_in: '' };

function open({ query, signal, update }) {
  let connector = query.get('connector') ?? 'default';
  let connectors = [];
  /** By usage type, then by language; that of a template without one is "". */
  let grid = null;
  let languages = [];
  /** What is sent in a language where a usage type has no template of its own: by language, then by usage type. */
  let instead = {};
  let error = null;

  const path = () => `/v1/connectors/${encodeURIComponent(connector)}/templates`;

  async function load() {
    const asked = connector;
    try {
      const { templates } = (await get(path(), { signal })).body;
      if (asked !== connector) return;
      show(templates);
      error = null;
      update();
      await Promise.all(languages.filter(isIncomplete).map(fill));
    } catch (failure) {
      if (isAbort(failure) || asked !== connector) return;
      error = failure;
    }
    update();
  }

  function show(templates) {
    grid = new Map(USAGE_TYPES.map((type) => [type, new Map()]));
    instead = {};
    for (const each of templates) {
      if (!grid.has(each.usageType)) grid.set(each.usageType, new Map());
      grid.get(each.usageType).set(each.languageTag ?? '', each);
    }
    languages = [...new Set(templates.map(({ languageTag }) => languageTag ?? ''))].sort(byName);
  }

  const isIncomplete = (tag) => tag !== '' && [...grid.values()].some((row) => !row.has(tag));

  async function fill(tag) {
    const { templates } = (await get(`${path()}?languageTag=${encodeURIComponent(tag)}`, { signal })).body;
    instead[tag] = new Map(templates.map((each) => [each.usageType, each.template]));
  }

  async function loadConnectors() {
    try {
      connectors = (await get('/v1/connectors', { signal })).body.connectors.map(({ id }) => id);
      update();
    } catch {
      // Then there is nothing to choose from; the grid says what is wrong.
    }
  }
  load();
  loadConnectors();

  function choose(event) {
    connector = event.target.value;
    setQuery({ connector: connector === 'default' ? '' : connector });
    load();
  }

  async function create() {
    const wanted = await askForTemplate(languages.filter(Boolean));
    if (wanted) go(edit(wanted.usageType, wanted.language));
  }

  const edit = (usageType, tag) =>
    address('templates', usageType, tag) + (connector === 'default' ? '' : `?connector=${encodeURIComponent(connector)}`);

  const render = () => html`
    <div class="head">
      <div><h1 tabindex="-1">${t('templates.title')}</h1><p class="lead">${t('templates.lead')}</p></div>
      ${may('admin') ? html`<button @click=${create}>${t('newTemplate.title')}</button>` : nothing}
    </div>
    ${connectors.length > 1 ? html`
      <div class="field pick"><label for="connector">${t('templates.connector')}</label>
        <select id="connector" @change=${choose}>${connectors.map((id) => html`<option value=${id} ?selected=${id === connector}>${id}</option>`)}</select>
      </div>` : nothing}
    ${error ? problem(error) : nothing}
    ${grid && !error ? html`${table()}${legend()}` : error ? nothing : html`<p class="loading">${t('frame.loading')}</p>`}`;

  const table = () => html`
    <div class="card tight scroll" tabindex="0" role="region" aria-label=${t('templates.title')}>
      <table class="templates">
        <thead><tr><th scope="col">${t('templates.usage')}</th>${languages.map(heading)}</tr></thead>
        <tbody>${[...grid].map(([type, row]) => html`
          <tr><th scope="row">${usageName(type)}${usageName(type) === type ? nothing : html` <span class="quiet">${type}</span>`}</th>
            ${languages.map((tag) => html`<td>${cell(type, tag, row.get(tag))}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>`;

  const heading = (tag) => html`<th scope="col">${tag ? html`${languageName(tag)} <span class="tagged">${tag}</span>` : t('templates.anyLanguage')}</th>`;

  function cell(type, tag, template) {
    // Those without a language are a connector's own, and changed with it.
    if (!tag) return template ? html`<span class="tag">${t(`origin.${template.origin}`)}</span>` : html`<span class="quiet">–</span>`;
    return html`
      <a class="cell" href=${edit(type, tag)} title=${template?.template.subject ?? nothing}>
        <span class="unseen">${usageName(type)}, ${languageName(tag)}:</span>
        <span class="tag ${template ? TONES[template.origin] : 'warn'}">${t(`origin.${template?.origin ?? 'missing'}`)}</span>
        ${template ? nothing : standIn(type, tag)}
      </a>`;
  }

  function standIn(type, tag) {
    if (!instead[tag]) return nothing;
    const template = instead[tag].get(type);
    if (!template) return html`<span class="bad">${t('templates.refused')}</span>`;
    const name = [template.usageType === type ? null : usageName(template.usageType), template.languageTag ? languageName(template.languageTag) : t('templates.anyLanguage')];
    return html`<span class="quiet">${t('templates.sent', { template: name.filter(Boolean).join(', ') })}</span>`;
  }

  const legend = () => html`
    <dl class="facts legend-of">
      ${['managed', 'connector', 'built_in', 'missing'].map((origin) => html`
        <dt><span class="tag ${TONES[origin] ?? 'warn'}">${t(`origin.${origin}`)}</span></dt><dd class="quiet">${t(`origin.${origin}.is`)}</dd>`)}
    </dl>`;

  return { render };
}

export default { title: 'templates.title', open };

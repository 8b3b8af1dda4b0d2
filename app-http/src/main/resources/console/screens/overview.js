// How the service is, and where to go next.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { get, isAbort } from '../api.js';
import { problem } from '../components/problem.js';
import { t } from '../i18n.js';

function open({ signal, update }) {
  let health = null;
  let error = null;

  async function load() {
    try {
      health = (await get('/health', { signal })).body;
      error = null;
    } catch (failure) {
      if (isAbort(failure)) return;
      error = failure;
    }
    update();
  }
  load();

  const render = () => html`
    <h1 tabindex="-1">${t('overview.title')}</h1>
    ${error ? problem(error) : nothing}
    ${health ? html`<p><span class="tag ${health.status === 'UP' ? 'good' : 'bad'}">${health.status}</span></p>` : nothing}`;

  return { render };
}

export default { title: 'overview.title', open };

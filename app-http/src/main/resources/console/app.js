// The frame around the screens: navigation, sign-in, and the screen that the address asks for.
import { html, nothing, render } from './lib/lit-html/lit-html.js';
import { get, isAbort, onUnauthorized } from './api.js';
import { confirm } from './components/confirm.js';
import { problem } from './components/problem.js';
import { LANGUAGES, choose, language, loadTexts, t } from './i18n.js';
import { match } from './router.js';
import { navigation, routes } from './routes.js';
import * as session from './session.js';
import { signIn } from './signin.js';

const HEALTH_AGAIN_MS = 5_000;

const app = document.getElementById('app');
const state = { shown: null, health: null, menuOpen: false };
let leaving = new AbortController();
let shownHash = null;
let pending = false;
let healthTimer = null;

function update() {
  if (pending) return;
  pending = true;
  queueMicrotask(() => {
    pending = false;
    render(frame(), app);
  });
}

function frame() {
  return html`
    <a class="skip" href="#main" @click=${skip}>${t('frame.skip')}</a>
    ${state.health?.ses === 'simulator' ? simulated() : nothing}
    <div class="frame">
      <header class="side">
        <a class="brand" href="#/"><img src="console/favicon.svg" alt="" width="28" height="28">Sesame</a>
        <button class="menu" aria-expanded=${state.menuOpen} aria-controls="navigation" @click=${toggleMenu}>
          ${t('frame.menu')}
        </button>
        <div id="navigation" class=${state.menuOpen ? 'navigation open' : 'navigation'}>
          <nav aria-label=${t('frame.navigation')}>
            <ul>${navigation.filter(allowed).map(navigationItem)}</ul>
          </nav>
          <div class="account">${account()}${languages()}</div>
        </div>
      </header>
      <main id="main" tabindex="-1">${content()}</main>
    </div>`;
}

const simulated = () => html`
  <aside class="simulated"><strong>${t('frame.simulated')}</strong> ${t('frame.simulatedText')}</aside>`;

const allowed = (item) =>
  (!item.role || session.may(item.role)) && (!item.simulator || state.health?.ses === 'simulator');

function navigationItem(item) {
  const current = state.shown?.nav === item.name ? 'page' : nothing;
  return html`<li><a href=${item.href} aria-current=${current} @click=${closeMenu}>${t(`${item.name}.title`)}</a></li>`;
}

function account() {
  const who = session.who();
  if (!who?.name) return nothing;
  return html`
    <p class="who"><span>${who.name}</span> <span class="tag">${who.role}</span></p>
    <button class="plain" @click=${signOut}>${t('signin.out')}</button>`;
}

const languages = () => html`
  <label class="language">
    <span class="unseen">${t('frame.language')}</span>
    <select @change=${(event) => choose(event.target.value)}>
      ${Object.entries(LANGUAGES).map(
        ([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${tag === language()}>${name}</option>`)}
    </select>
  </label>`;

function content() {
  const { shown } = state;
  if (!shown) return html`<p class="loading" aria-busy="true">${t('frame.loading')}</p>`;
  if (shown.error) return failed(shown.error);
  if (!shown.screen) {
    return html`<h1 tabindex="-1">${t('frame.notFound')}</h1><p><a href="#/">${t('frame.toOverview')}</a></p>`;
  }
  return shown.screen.render();
}

const failed = (error) => html`
  <h1 tabindex="-1">${t(error.status === 401 ? 'signin.title' : 'frame.failed')}</h1>
  ${error.status === 401 ? html`
    <p class="lead">${t('signin.text')}</p>
    <div class="actions"><button class="primary" @click=${signInAgain}>${t('signin.action')}</button></div>`
    : html`${problem(error)}<div class="actions"><button @click=${() => location.reload()}>${t('retry')}</button></div>`}`;

async function open() {
  if (location.hash === shownHash || session.who() === null) return;
  if (!(await mayLeave())) {
    history.replaceState(null, '', shownHash || '#/');
    return;
  }
  const first = shownHash === null;
  leaving.abort();
  leaving = new AbortController();
  shownHash = location.hash;
  state.menuOpen = false;
  const { signal } = leaving;
  if (!first) readHealth();
  const found = match(routes, location.hash);
  try {
    const module = found && (await found.route.load()).default;
    if (signal.aborted) return;
    const screen = module?.open({ params: found.params, query: found.query, signal, update });
    state.shown = { screen: screen ?? null, nav: found?.route.nav, title: module?.title ?? 'frame.notFound' };
  } catch (error) {
    if (signal.aborted || isAbort(error)) return;
    state.shown = { error, title: 'frame.failed' };
  }
  update();
  await Promise.resolve();
  title();
  // Whoever hears the page has to hear that it is another one.
  if (!first) (app.querySelector('h1') ?? document.getElementById('main')).focus();
}

function title() {
  if (state.shown) document.title = `${t(state.shown.title)} · Sesame`;
}

const isDirty = () => state.shown?.screen?.isDirty?.() ?? false;

const mayLeave = async () =>
  !isDirty() || confirm({ title: t('leave.title'), text: t('leave.text'), action: t('leave.action'), danger: true });

function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

function toggleMenu() {
  state.menuOpen = !state.menuOpen;
  update();
}

function closeMenu() {
  state.menuOpen = false;
  update();
}

async function signInAgain() {
  if (await signIn()) await open();
}

async function signOut() {
  if (!(await mayLeave())) return;
  session.forget();
  // A page that was never signed in: nothing that was shown stays behind.
  location.reload();
}

/** Whether all this is simulated, which may change when the service starts anew; takes no key. */
async function readHealth() {
  clearTimeout(healthTimer);
  try {
    take((await get('/health')).body);
  } catch {
    if (state.health === null) healthTimer = setTimeout(readHealth, HEALTH_AGAIN_MS);
  }
}

function take(health) {
  state.health = health;
  update();
}

async function start() {
  await loadTexts();
  onUnauthorized(async () => {
    const signedIn = await signIn();
    update();
    return signedIn;
  });
  window.addEventListener('hashchange', open);
  document.addEventListener('sesame:address', () => { shownHash = location.hash; });
  window.addEventListener('beforeunload', (event) => isDirty() && event.preventDefault());
  document.addEventListener('sesame:language', () => { title(); update(); });
  update();
  document.addEventListener('sesame:health', ({ detail }) => take(detail));
  readHealth();
  await enter();
}

/** Opens the screen once it is known who looks at it. */
async function enter() {
  try {
    session.is((await get('/v1/caller')).body);
    await open();
  } catch (error) {
    state.shown = { error, title: 'frame.failed' };
    update();
  }
}

start();

// A mail in all its forms: as a phone or a desk shows it, as text, with its headers, and its source.
import { html } from '../lib/lit-html/lit-html.js';
import { ref } from '../lib/lit-html/directives/ref.js';
import { t } from '../i18n.js';
import { mail } from './mail.js';
import { tabs } from './tabs.js';

const WIDTHS = { phone: 360, desktop: 680 };

/** What of it is shown: the state of `rendered`. */
export const view = () => ({ tab: null, width: window.matchMedia('(min-width: 56rem)').matches ? 'desktop' : 'phone' });

/** `of` is `{subject, html, text, headers}`, `shown` a `view()`; `update()` is called after it changed. */
export function rendered({ id, of, shown, update }) {
  const all = [
    of.html && { name: 'html', label: t('rendered.mail'), content: () => page(id, of, shown, update) },
    of.text && { name: 'text', label: t('rendered.text'), content: () => source(of.text, true) },
    of.headers && { name: 'headers', label: t('rendered.headers'), content: () => headers(of.headers) },
    of.html && { name: 'source', label: t('rendered.source'), content: () => source(of.html) },
  ].filter(Boolean);
  return tabs({ id, label: t('rendered.forms'), tabs: all, selected: shown.tab, select: (name) => { shown.tab = name; update(); } });
}

const page = (id, of, shown, update) => html`
  <fieldset class="choice">
    <legend class="unseen">${t('rendered.width')}</legend>
    ${Object.entries(WIDTHS).map(([name, width]) => html`
      <label><input type="radio" name="${id}-width" .checked=${shown.width === name}
        @change=${() => { shown.width = name; update(); }}> ${t(`rendered.${name}`, { width })}</label>`)}
  </fieldset>
  <div class="canvas" ${ref(fit)}>${mail({ content: of.html, title: t('rendered.title', { subject: of.subject }), width: WIDTHS[shown.width] })}</div>`;

/** Shrinks a mail that is wider than its place: it is to be seen whole, and as wide as it thinks it is. */
function fit(canvas) {
  if (!canvas || canvas.fitting) return;
  const shrink = () => {
    const frame = canvas.querySelector('iframe');
    const scale = Math.min(1, canvas.clientWidth / frame.width);
    frame.style.transform = scale < 1 ? `scale(${scale})` : '';
    frame.style.marginBottom = scale < 1 ? `${(scale - 1) * frame.offsetHeight}px` : '';
  };
  canvas.fitting = [new ResizeObserver(shrink), new MutationObserver(shrink)];
  canvas.fitting[0].observe(canvas);
  canvas.fitting[1].observe(canvas, { subtree: true, attributeFilter: ['width'] });
}

const source = (text, wrap = false) => html`<pre class=${wrap ? 'source prose' : 'source'} dir="auto">${text}</pre>`;

const headers = (all) => html`
  <dl class="facts headers">
    ${Object.entries(all).map(([name, value]) => html`<dt>${name}</dt><dd><bdi>${value}</bdi></dd>`)}
  </dl>`;

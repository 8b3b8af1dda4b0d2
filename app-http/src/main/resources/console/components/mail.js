// A mail as its reader sees it, in a frame of its own: its styles count, its scripts do not run, and nothing is loaded from
// elsewhere. The frame's page has a policy for that; we write into it from here, since it may run no script.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { ref } from '../lib/lit-html/directives/ref.js';
import { plural, t } from '../i18n.js';

const NO_STYLE_OF_OURS = ':root{color-scheme:light;background:#fff}';

/** What a reader could use to leave the mail, or to send something. */
const CONTROLS = 'a, area, button, input, select, textarea';

/** The HTML of a mail, `width` pixels wide; `title` says what it is to those who do not see it. */
export function mail({ content, title, width }) {
  const images = remoteImages(content);
  return html`
    <figure class="mail">
      <iframe src="console/mail.html" sandbox="allow-same-origin" title=${title} width=${width}
        ${ref((frame) => frame && show(frame, content))} @load=${(event) => show(event.target, content)}></iframe>
      <figcaption>${images ? plural('mail.images', images) : nothing} ${t('mail.sandbox')}</figcaption>
    </figure>`;
}

function show(frame, content) {
  const page = frame.contentDocument;
  // Before it is loaded there is another document, which goes, or one that has nothing in it yet.
  if (page?.readyState !== 'complete' || page.URL === 'about:blank' || frame.shown === content) return;
  const mail = parse(content, frame.contentWindow.DOMParser);
  remote(mail).forEach((image) => image.removeAttribute('src'));
  mail.querySelectorAll('[srcset]').forEach((image) => image.removeAttribute('srcset'));
  mail.querySelectorAll(CONTROLS).forEach((each) => each.setAttribute('tabindex', '-1'));
  // Links do nothing: the sandbox opens no window, and the frame must not leave its page.
  mail.querySelectorAll('[target]').forEach((link) => link.removeAttribute('target'));
  mail.querySelectorAll('base, meta[http-equiv], link, script, iframe, object, embed').forEach((each) => each.remove());
  const base = mail.createElement('base');
  base.target = '_blank';
  const style = mail.createElement('style');
  style.textContent = `${NO_STYLE_OF_OURS}${CONTROLS}{pointer-events:none}`;
  mail.head.prepend(base, style);
  page.replaceChild(page.adoptNode(mail.documentElement), page.documentElement);
  frame.shown = content;
}

const parse = (content, Parser) => new Parser().parseFromString(content, 'text/html');

const remote = (mail) =>
  [...mail.querySelectorAll('[src]')].filter((each) => !/^data:/i.test(each.getAttribute('src').trim()));

function remoteImages(content) {
  return (content.match(/<img\b[^>]*\bsrc\s*=\s*["']?\s*(?!["']?\s*data:)/gi) ?? []).length;
}

// A text area for templates: in colour, with placeholders to choose from while one is written. Tab leaves it, as any field.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { live } from '../lib/lit-html/directives/live.js';
import { ref } from '../lib/lit-html/directives/ref.js';
import { clear, paint } from '../editor/colours.js';
import { tokens, writing } from '../editor/tokens.js';
import { fitting } from '../editor/variables.js';
import { plural, t } from '../i18n.js';

const SHOWN = 8;

/** The editor of a field; `update()` is called when what it offers changed. */
export function codeEditor({ id, update, signal }) {
  let offer = null;
  let area = null;
  let node = null;
  signal.addEventListener('abort', () => node && clear(node));

  function mirror(pre, text, isHtml) {
    if (!pre) return;
    if (pre.firstChild !== node || node === null) {
      if (node) clear(node);
      node = document.createTextNode('');
      pre.replaceChildren(node);
    }
    // The last line break shows only with something after it.
    const shown = `${text}\n`;
    if (node.data === shown && pre.isHtml === isHtml) return;
    pre.isHtml = isHtml;
    node.data = shown;
    paint(node, tokens(text, isHtml));
  }

  function look(names, asked = false) {
    const found = area.selectionStart === area.selectionEnd ? writing(area.value, area.selectionStart) : null;
    const options = found ? fitting(names, found.typed).slice(0, SHOWN) : [];
    // One that is written in full needs no offer.
    const isDone = options.length === 1 && options[0] === found.typed && !asked;
    offer = options.length && !isDone ? { ...found, options, chosen: 0, at: place(area.selectionStart) } : null;
    update();
  }

  /** Where the caret is: the text behind has the same shape. */
  function place(caret) {
    const range = document.createRange();
    range.setStart(node, Math.min(caret, node.length));
    range.collapse(true);
    const at = range.getBoundingClientRect();
    const box = area.closest('.code-editor').getBoundingClientRect();
    return { left: Math.max(0, Math.min(at.left - box.left, box.width - 240)), top: at.bottom - box.top + 4 };
  }

  function close() {
    if (!offer) return;
    offer = null;
    update();
  }

  function take(option) {
    const { start } = offer;
    const caret = area.selectionStart;
    const rest = area.value.slice(caret);
    const tail = /^\s*\}\}/.test(rest) ? '' : rest.startsWith('}') ? '}' : '}}';
    offer = null;
    area.focus();
    area.setSelectionRange(start, caret);
    // Deprecated, and the only way that Undo knows of.
    if (!document.execCommand('insertText', false, option + tail)) {
      area.setRangeText(option + tail, start, caret, 'end');
      area.dispatchEvent(new Event('input'));
    }
    close();
  }

  function press(event, names) {
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      look(names, true);
    }
    // While an input method composes, its keys are its own.
    if (!offer || event.isComposing) return;
    const { options, chosen } = offer;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) offer.chosen = (chosen + move + options.length) % options.length;
    else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) take(options[chosen]);
    else if (event.key === 'Escape') offer = null;
    else return;
    event.preventDefault();
    event.stopPropagation();
    update();
  }

  const render = ({ value, change, names, isHtml = false, lines = 'many', readOnly, describedBy, invalid, lang }) => html`
    <div class="code-editor ${lines}">
      <div class="paper">
        <pre aria-hidden="true" ${ref((pre) => mirror(pre, value, isHtml))}></pre>
        <textarea id=${id} .value=${live(value)} rows="1" spellcheck="false" autocapitalize="off" autocomplete="off" dir="auto"
          lang=${lang ?? nothing} ?readonly=${readOnly} aria-describedby=${describedBy} aria-invalid=${invalid}
          aria-autocomplete="list" aria-haspopup="listbox" aria-controls=${offer ? `${id}-offer` : nothing}
          aria-activedescendant=${offer ? `${id}-option-${offer.chosen}` : nothing}
          ${ref((element) => { area = element ?? area; })}
          @input=${(event) => { change(event.target.value); queueMicrotask(() => queueMicrotask(() => look(names))); }}
          @keydown=${(event) => press(event, names)} @click=${close} @blur=${close}></textarea>
      </div>
      ${offer ? list() : nothing}
      <span class="unseen" role="status">${offer ? plural('editor.offers', offer.options.length) : nothing}</span>
    </div>`;

  const list = () => html`
    <ul class="offer" role="listbox" id="${id}-offer" aria-label=${t('editor.placeholders')}
      ${ref((element) => { if (element) Object.assign(element.style, { left: `${offer.at.left}px`, top: `${offer.at.top}px` }); })}>
      ${offer.options.map((option, i) => html`
        <li role="option" id="${id}-option-${i}" aria-selected=${i === offer.chosen}
          @mousedown=${(event) => { event.preventDefault(); take(option); }}>${option}</li>`)}
    </ul>`;

  return { render };
}

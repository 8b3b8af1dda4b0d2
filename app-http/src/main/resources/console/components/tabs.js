// Tabs, as https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ has them.
import { html } from '../lib/lit-html/lit-html.js';

/** `tabs` is `[{name, label, content()}]`; `select(name)` is called when another one is wanted. */
export function tabs({ id, label, tabs: all, selected, select }) {
  const shown = all.find((tab) => tab.name === selected) ?? all[0];
  const move = (event) => {
    const i = all.indexOf(shown);
    const last = all.length - 1;
    const to = { ArrowRight: i === last ? 0 : i + 1, ArrowLeft: i === 0 ? last : i - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    select(all[to].name);
    document.getElementById(`${id}-${all[to].name}`).focus();
  };
  return html`
    <div class="tabs">
      <div role="tablist" aria-label=${label} @keydown=${move}>
        ${all.map((tab) => html`
          <button type="button" role="tab" id="${id}-${tab.name}" aria-selected=${tab === shown} aria-controls="${id}-panel"
            tabindex=${tab === shown ? 0 : -1} @click=${() => select(tab.name)}>${tab.label}</button>`)}
      </div>
      <div role="tabpanel" id="${id}-panel" aria-labelledby="${id}-${shown.name}" tabindex="0">${shown.content()}</div>
    </div>`;
}

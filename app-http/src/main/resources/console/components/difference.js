// How one template differs from another, member by member.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { diff, shortened } from '../diff.js';
import { t } from '../i18n.js';
import { differing } from '../template-draft.js';

const SIGNS = { same: ' ', removed: '−', added: '+' };

/** From `before` to `after`, both as `editable` has them. */
export function difference(before, after) {
  const members = differing(before, after);
  if (!members.length) return html`<p class="quiet">${t('difference.none')}</p>`;
  return members.map((member) => html`
    <section class="difference">
      <h3>${t(`template.${member}`)}</h3>
      <pre class="source" tabindex="0">${shortened(diff(before[member], after[member])).map(line)}</pre>
    </section>`);
}

const line = (each) => (each === null
  ? html`<span class="left-out">⋯\n</span>`
  : html`<span class=${each.kind}>${each.kind === 'same' ? nothing : html`<span class="unseen">${t(`difference.${each.kind}`)} </span>`}<span
      aria-hidden="true">${SIGNS[each.kind]} </span>${each.line}\n</span>`);

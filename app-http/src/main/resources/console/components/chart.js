// Stacked columns as SVG, and the same as a table for those who do not see them.
import { html, nothing, svg } from '../lib/lit-html/lit-html.js';
import { number } from '../i18n.js';

const HEIGHT = 100;
const GAP = 0.25;
const MARKS = 4;

/** `series` are `{name, kind}` from below, `columns` are `{label, values}` with a value for each of them. */
export function chart({ label, series, columns }) {
  const highest = Math.max(1, ...columns.map((column) => sum(column.values)));
  const every = Math.ceil(columns.length / MARKS);
  return html`
    <div class="chart">
      <div class="scale" aria-hidden="true">${number(highest)}</div>
      <svg viewBox="0 0 ${columns.length} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${label}>
        ${columns.map((column, i) => drawn(column, i, highest, series))}
      </svg>
      <div class="marks" aria-hidden="true">${columns.map((column, i) => (i % every === 0 ? html`<span>${column.label}</span>` : nothing))}</div>
    </div>
    <div class="unseen">
      <table>
        <caption>${label}</caption>
        <thead><tr><td></td>${series.map((each) => html`<th scope="col">${each.name}</th>`)}</tr></thead>
        <tbody>${columns.map((column) => html`
          <tr><th scope="row">${column.label}</th>${column.values.map((value) => html`<td>${number(value)}</td>`)}</tr>`)}</tbody>
      </table>
    </div>`;
}

function drawn(column, i, highest, series) {
  let y = HEIGHT;
  return column.values.map((value, k) => {
    if (!value) return nothing;
    const height = Math.max(2, (value / highest) * HEIGHT);
    y -= height;
    return svg`<rect class=${series[k].kind} x=${i + GAP / 2} y=${y} width=${1 - GAP} height=${height}></rect>`;
  });
}

const sum = (values) => values.reduce((total, value) => total + value, 0);

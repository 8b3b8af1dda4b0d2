// Colours text without touching it: ranges of CSS highlights. Browsers without them show it plain.

const KINDS = ['comment', 'tag', 'attribute', 'value', 'entity', 'placeholder', 'section'];

const supported = typeof Highlight === 'function' && CSS.highlights !== undefined;

/** What `paint` made for each text node. */
const painted = new Map();

/** Colours a text node as its tokens say, in place of what it had. */
export function paint(node, all) {
  if (!supported) return;
  clear(node);
  const ranges = all.map(({ kind, start, end }) => {
    const range = new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
    highlight(kind).add(range);
    return [kind, range];
  });
  painted.set(node, ranges);
}

/** Forgets the colours of a text node. */
export function clear(node) {
  painted.get(node)?.forEach(([kind, range]) => highlight(kind).delete(range));
  painted.delete(node);
}

function highlight(kind) {
  if (!CSS.highlights.has(kind)) {
    const made = new Highlight();
    made.priority = KINDS.indexOf(kind);
    CSS.highlights.set(kind, made);
  }
  return CSS.highlights.get(kind);
}

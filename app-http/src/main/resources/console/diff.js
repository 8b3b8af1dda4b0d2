// What differs between two texts, line by line.

/** More than that is not compared, but shown as wholly replaced. */
const MAX_CELLS = 4_000_000;

/** `[{kind: 'same' | 'removed' | 'added', line}]` on the way from one text to the other. */
export function diff(before, after) {
  const a = before === '' ? [] : before.split('\n');
  const b = after === '' ? [] : after.split('\n');
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const same = (line) => ({ kind: 'same', line });
  return [
    ...a.slice(0, head).map(same),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...a.slice(a.length - tail).map(same),
  ];
}

function middle(a, b) {
  const removed = (line) => ({ kind: 'removed', line });
  const added = (line) => ({ kind: 'added', line });
  if (a.length * b.length > MAX_CELLS) return [...a.map(removed), ...b.map(added)];
  // The length of what the rests have in common, from the end.
  const common = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i][j] = a[i] === b[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const result = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      result.push({ kind: 'same', line: a[i++] });
      j++;
    } else if (i < a.length && (j === b.length || common[i + 1][j] >= common[i][j + 1])) result.push(removed(a[i++]));
    else result.push(added(b[j++]));
  }
  return result;
}

/** The same with only so many equal lines around each difference; `null` stands where some are left out. */
export function shortened(lines, around = 2) {
  const near = lines.map((_, i) => lines.slice(Math.max(0, i - around), i + around + 1).some(({ kind }) => kind !== 'same'));
  return lines.flatMap((line, i) => (near[i] ? [line] : i === 0 || near[i - 1] ? [null] : []));
}

// Finds what to colour in a template: HTML, and the placeholders in it.

const HTML = /(?<comment><!--[^]*?(?:-->|$)|<!doctype[^>]*>)|(?<tag><\/?[a-z][\w:-]*|\/?>)|(?<attribute>(?<=\s)[\w:@-]+(?==\s*["']))|(?<value>(?<==\s*)(?:"[^"]*"|'[^']*'))|(?<entity>&(?:#\d+|#x[\da-f]+|\w+);)/gi;

/** As the API reads them: optional white space around letters, digits, underscores and dots; # and ^ open a section, / closes it. */
const PLACEHOLDER = /\{\{(?<kind>[#^/]?)\s*(?<name>[\w.]+|\.)\s*\}\}/g;

/** `[{kind, start, end}]`: HTML's first, then placeholders, which may stand within. */
export function tokens(text, isHtml) {
  return [...(isHtml ? markup(text) : []), ...placeholders(text)];
}

function* markup(text) {
  for (const match of text.matchAll(HTML)) {
    const kind = Object.keys(match.groups).find((name) => match.groups[name] !== undefined);
    yield { kind, start: match.index, end: match.index + match[0].length };
  }
}

function* placeholders(text) {
  for (const match of text.matchAll(PLACEHOLDER)) {
    yield { kind: match.groups.kind ? 'section' : 'placeholder', start: match.index, end: match.index + match[0].length };
  }
}

/** The placeholder that is being written before the caret: `{start, typed}`, where its name begins and what there is of it. */
export function writing(text, caret) {
  const match = /\{\{[#^/]?\s*([\w.]*)$/.exec(text.slice(Math.max(0, caret - 200), caret));
  return match && { start: caret - match[1].length, typed: match[1] };
}

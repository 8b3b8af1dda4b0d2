// A template that is being edited: what was read, what it is now, and what is wrong with it.

export const MEMBERS = ['subject', 'content', 'contentType', 'text', 'sendFrom', 'replyTo'];

/** What to edit of a template as the API shows it; what it has not is empty. */
export const editable = (template) =>
  Object.fromEntries(MEMBERS.map((member) => [member, template[member] ?? (member === 'contentType' ? 'text/html' : '')]));

/** The same for the API: what is empty is left out, or null in a patch, which takes it away. */
export function document(values, { patch = false } = {}) {
  const needed = ['subject', 'content', 'contentType'];
  const all = MEMBERS.map((member) => [member, values[member] || (needed.includes(member) ? values[member] : patch ? null : undefined)]);
  // Only HTML has a text part beside it.
  return Object.fromEntries(all.map(([member, value]) => [member, member === 'text' && values.contentType !== 'text/html' ? (patch ? null : undefined) : value]));
}

/** The members in which two templates differ. */
export const differing = (one, other) => MEMBERS.filter((member) => one[member] !== other[member]);

/** The member that a JSON pointer into a request leads to; null if it leads elsewhere. */
export function memberOf(pointer) {
  const member = pointer.split('/').at(-1);
  return MEMBERS.includes(member) && !pointer.startsWith('/payload') ? member : null;
}

/** What an error says of each member. */
export function mistakes(error) {
  const said = {};
  for (const { pointer, detail } of error?.errors ?? []) {
    const member = memberOf(pointer);
    if (member) said[member] = said[member] ? `${said[member]}; ${detail}` : detail;
  }
  return said;
}

// The variables that a template can use.

/** The names of all values in a payload, such as `user.name`, with those that are only known by name. */
export function variableNames(payload, known) {
  const names = new Set(paths(payload, ''));
  for (const name of known) {
    if (![...names].some((each) => each === name || each.startsWith(`${name}.`))) names.add(name);
  }
  return [...names].sort();
}

function* paths(value, prefix) {
  for (const [name, inner] of Object.entries(value)) {
    // Others can be no placeholder.
    if (!/^\w+$/.test(name)) continue;
    if (inner !== null && typeof inner === 'object' && Object.keys(inner).length) yield* paths(inner, `${prefix}${name}.`);
    else yield prefix + name;
  }
}

/** Those that fit what is typed: the ones that begin so first, then those that contain it. */
export function fitting(names, typed) {
  const wanted = typed.toLowerCase();
  const begins = names.filter((name) => name.toLowerCase().startsWith(wanted));
  return [...begins, ...names.filter((name) => !begins.includes(name) && name.toLowerCase().includes(wanted))];
}

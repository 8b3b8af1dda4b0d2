// The screens. A module of `screens/` has a default export `{title, open}`: `title` is the key of its name, and
// `open({params, query, signal, update})` makes one that is shown: `{render, isDirty?, heading?}`. `render()` is its content for lit-html and
// is called again after `update()`; `signal` aborts when it is left. `role` is what its calls need.

export const routes = [
  { path: '', nav: 'overview', load: () => import('./screens/overview.js') },
];

/** What the navigation shows, in this order. */
export const navigation = [
  { name: 'overview', href: '#/' },
];

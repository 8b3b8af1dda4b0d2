// The screens. A module of `screens/` has a default export `{title, open}`: `title` is the key of its name, and
// `open({params, query, signal, update})` makes one that is shown: `{render, isDirty?}`. `render()` is its content for lit-html,
// with one `<h1 tabindex="-1">`, and is called again after `update()` and when the language changes; `signal` aborts when the screen is left;
// while `isDirty()`, leaving it asks first.

export const routes = [
  { path: '', nav: 'overview', load: () => import('./screens/overview.js') },
  { path: 'connectors', nav: 'connectors', load: () => import('./screens/connectors.js') },
  { path: 'new-connector', nav: 'connectors', load: () => import('./screens/connector.js') },
  { path: 'connectors/:id', nav: 'connectors', load: () => import('./screens/connector.js') },
];

/** What the navigation shows, in this order: to whom has the `role`, and with `simulator` only where there is one. */
export const navigation = [
  { name: 'overview', href: '#/' },
  { name: 'connectors', href: '#/connectors', role: 'read' },
];

// The screens. A module of `screens/` has a default export `{title, open}`: `title` is the key of its name, and
// `open({params, query, signal, update})` makes one that is shown: `{render, isDirty?}`. `render()` is its content for lit-html,
// with one `<h1 tabindex="-1">`, and is called again after `update()` and when the language changes; `signal` aborts when the screen is left;
// while `isDirty()`, leaving it asks first.

export const routes = [
  { path: '', nav: 'overview', load: () => import('./screens/overview.js') },
  { path: 'connectors', nav: 'connectors', load: () => import('./screens/connectors.js') },
  { path: 'new-connector', nav: 'connectors', load: () => import('./screens/connector.js') },
  { path: 'connectors/:id', nav: 'connectors', load: () => import('./screens/connector.js') },
  { path: 'templates', nav: 'templates', load: () => import('./screens/templates.js') },
  { path: 'templates/:usageType/:language', nav: 'templates', load: () => import('./screens/template.js') },
  { path: 'messages', nav: 'messages', load: () => import('./screens/messages.js') },
  { path: 'messages/:id', nav: 'messages', load: () => import('./screens/message.js') },
  { path: 'mailbox', nav: 'mailbox', load: () => import('./screens/mailbox.js') },
];

/** What the navigation shows, in this order: to whom has the `role`, and with `simulator` only where there is one. */
export const navigation = [
  { name: 'overview', href: '#/' },
  { name: 'connectors', href: '#/connectors', role: 'read' },
  { name: 'templates', href: '#/templates', role: 'read' },
  { name: 'messages', href: '#/messages', role: 'read' },
  { name: 'mailbox', href: '#/mailbox', role: 'read', simulator: true },
];

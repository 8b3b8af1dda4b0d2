// Shows the screen that the address asks for: #/connectors/default?x=y is the route connectors/:id.

/** What an address asks for: `{route, params, query}`; null if no route has that form. */
export function match(routes, hash) {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split('?');
  const parts = path.split('/').filter(Boolean);
  for (const route of routes) {
    const pattern = route.path.split('/').filter(Boolean);
    if (pattern.length !== parts.length) continue;
    const params = {};
    const fits = pattern.every((part, i) => {
      if (!part.startsWith(':')) return part === parts[i];
      params[part.slice(1)] = decode(parts[i]);
      return params[part.slice(1)] !== null;
    });
    if (fits) return { route, params, query: new URLSearchParams(query) };
  }
  return null;
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** The address of a screen; its parts are escaped. */
export const address = (...parts) => `#/${parts.map(encodeURIComponent).join('/')}`;

export function go(hash) {
  location.hash = hash;
}

/** Changes the query of the address without opening the screen anew. */
export function setQuery(values) {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value));
  const path = location.hash.split('?')[0];
  setAddress(query.size ? `${path}?${query}` : path);
}

/** Changes the address without opening another screen. */
export function setAddress(hash) {
  history.replaceState(null, '', hash);
  document.dispatchEvent(new Event('sesame:address'));
}

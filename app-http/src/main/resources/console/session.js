// The API key of this tab and what it may do. The key is nowhere but in this tab's session storage.

const KEY = 'sesame.key';

let caller = null;

export const key = () => sessionStorage.getItem(KEY);

export function keep(newKey) {
  sessionStorage.setItem(KEY, newKey);
}

export function forget() {
  sessionStorage.removeItem(KEY);
  caller = null;
}

/** Who we are for the API, `{name, role}`; null until that is known. */
export const who = () => caller;

export function is(newCaller) {
  caller = newCaller;
}

/** Whether the key has this role, `send` or `read`, or is an admin's, which may everything. */
export const may = (role) => caller !== null && (caller.role === 'admin' || caller.role === role);

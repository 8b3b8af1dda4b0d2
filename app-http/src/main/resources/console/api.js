// Calls the API with the key of this tab. Every refusal is an ApiError that holds what the API says of it.
import { key } from './session.js';
import { language } from './i18n.js';

const PATIENCE_MS = 60_000;

/** What the API answered instead of what was asked for; status 0 if it did not answer at all. */
export class ApiError extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.code = problem.code ?? 'unexpected_answer';
    this.reason = problem.reason;
    this.providerText = problem.providerText;
    this.retryAfter = problem.retryAfter;
    /** Each problem with its JSON pointer into the request. */
    this.errors = problem.errors ?? [];
  }
}

let askForKey = async () => false;

/** The key that was refused and that somebody did not want to replace; null is none at all. */
let declined;

/** Sets what is done when a call needs a key, or another one: true once there is one to try. */
export function onUnauthorized(ask) {
  askForKey = ask;
}

/**
 * Makes a call: `{status, body, etag, location}`, or an ApiError. While its key is not valid it waits for the sign-in and is
 * made again, so that callers lose nothing. Options: `body` (for JSON), `etag` (If-Match), `create` (If-None-Match: *),
 * `headers`, `signal`, and `key` to try another one than the tab's.
 */
export async function call(method, path, options = {}) {
  for (;;) {
    const isTrial = options.key !== undefined;
    const tried = isTrial ? options.key : key();
    const response = await send(method, path, options, tried);
    if (response.status !== 401 || isTrial) return answer(response);
    if (key() === tried && !(await askForKey())) {
      declined = tried;
      return answer(response);
    }
  }
}

/** Whether somebody who was asked for a key gave up, and has none yet: what nobody waits for is better not asked. */
export const isDeclined = () => declined === key();

export const get = (path, options) => call('GET', path, options);
export const post = (path, body, options) => call('POST', path, { ...options, body });
export const put = (path, body, options) => call('PUT', path, { ...options, body });
export const patch = (path, body, options) => call('PATCH', path, { ...options, body });
export const del = (path, options) => call('DELETE', path, options);

async function send(method, path, { body, etag, create, headers, signal }, usedKey) {
  const timeout = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await fetch(path.replace(/^\//, ''), {
      method,
      headers: {
        Accept: 'application/json, application/problem+json',
        'Accept-Language': language(),
        // Also without a body: it keeps other pages' forms from making such calls.
        ...(method !== 'GET' && { 'Content-Type': 'application/json' }),
        ...(usedKey && { Authorization: `Bearer ${usedKey}` }),
        ...(etag && { 'If-Match': etag }),
        ...(create && { 'If-None-Match': '*' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, { code: error.name === 'TimeoutError' ? 'no_answer' : 'unreachable' });
  }
}

async function answer(response) {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
  const body = isJson && text ? JSON.parse(text) : null;
  if (!response.ok) throw new ApiError(response.status, body ?? { title: response.statusText });
  return {
    status: response.status,
    body,
    etag: response.headers.get('ETag'),
    location: response.headers.get('Location'),
  };
}

/** Whether an error only says that its screen was left meanwhile. */
export const isAbort = (error) => error?.name === 'AbortError';

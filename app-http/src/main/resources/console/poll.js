// Looks again and again, while somebody looks.
import { isDeclined } from './api.js';

/** Calls `work` every so often until the signal aborts; not while the tab is hidden, and at once when it is shown again. Who did not want to sign in is not asked by it. */
export function whileVisible(work, everyMs, signal) {
  let timer = null;
  let busy = false;

  async function run() {
    clearTimeout(timer);
    if (busy || document.hidden || signal.aborted) return;
    busy = true;
    if (!isDeclined()) await work();
    busy = false;
    if (!signal.aborted) timer = setTimeout(run, everyMs);
  }

  timer = setTimeout(run, everyMs);
  document.addEventListener('visibilitychange', run, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
}

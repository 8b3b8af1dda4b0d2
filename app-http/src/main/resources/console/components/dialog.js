// A modal dialog.
import { render } from '../lib/lit-html/lit-html.js';

/**
 * Shows what `content({close, update})` makes until `close(result)`; what it makes holds an element `#dialog-title`. Escape
 * closes it with `dismissed`.
 */
export function openDialog(content, dismissed) {
  const before = document.activeElement;
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  document.body.append(dialog);
  return new Promise((resolve) => {
    let result = dismissed;
    const close = (value) => {
      result = value;
      dialog.close();
    };
    const update = () => render(content({ close, update }), dialog);
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (before?.isConnected) before.focus();
      resolve(result);
    });
    update();
    dialog.showModal();
  });
}

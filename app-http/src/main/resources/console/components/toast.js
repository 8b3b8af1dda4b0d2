// Says for a moment that something is done, to screen readers too.

const SHOWN_MS = 6000;

export function toast(text) {
  const element = document.createElement('p');
  element.className = 'toast';
  element.textContent = text;
  document.getElementById('toasts').append(element);
  setTimeout(() => element.remove(), SHOWN_MS);
}

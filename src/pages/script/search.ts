// The script of the page of searches: results as one types, and keys. Without it the form works all the same.
import { showResult } from './result.ts';

/** Milliseconds without a key after which people have written a word. */
const PAUSE = 200;

const form = document.getElementById('search');
const field = document.getElementById('q');
if (form instanceof HTMLFormElement && field instanceof HTMLInputElement) watch(form, field);

function watch(form: HTMLFormElement, field: HTMLInputElement): void {
  let latest = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown = field.defaultValue.trim();
  const update = (): void => {
    clearTimeout(timer);
    if (field.value.trim() === shown) return;
    shown = field.value.trim();
    latest.abort();
    latest = new AbortController();
    void showResult(toUrl(form), latest.signal);
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(update, PAUSE);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    update();
  });
  // Browsers fill in again what was in the field, after the page is there.
  addEventListener('pageshow', update);
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (followKey(event.key, field)) event.preventDefault();
  });
}

/** True where the key has been followed. */
function followKey(key: string, field: HTMLInputElement): boolean {
  const { activeElement } = document;
  const isTyping = activeElement instanceof HTMLInputElement;
  if (key === '/' && !isTyping) {
    field.focus();
    field.select();
    return true;
  }
  const isField = activeElement === field;
  const links = [...document.querySelectorAll<HTMLElement>('#result .teasers a')];
  const place = activeElement instanceof HTMLElement ? links.indexOf(activeElement) : -1;
  if (!isField && place < 0) return false;
  if (key === 'Escape') {
    if (isField && field.value === '') return false;
    field.value = '';
    field.focus();
    field.dispatchEvent(new Event('input'));
    return true;
  }
  if (key === 'ArrowDown' && place + 1 < links.length) {
    links[place + 1]?.focus();
    return true;
  }
  if (key !== 'ArrowUp' || isField) return false;
  (links[place - 1] ?? field).focus();
  return true;
}

/** Empty fields say nothing. */
function toUrl(form: HTMLFormElement): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') parameters.append(name, value);
  }
  const search = parameters.toString();
  return `${location.pathname}${search === '' ? '' : `?${search}`}`;
}

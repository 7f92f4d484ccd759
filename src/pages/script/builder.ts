// The builder without reloads: each choice asks the server for the page it means, and takes its result.
import { showResult } from './result.ts';

/**
 * Nothing is asked of the form by a name: a field of that name would be the answer (HTML §4.10.3). So
 * its events are awaited on the document.
 */
export function watchBuilder(): void {
  const form = document.getElementById('builder');
  if (!(form instanceof HTMLFormElement)) return;
  let latest = new AbortController();
  const update = async (): Promise<void> => {
    latest.abort();
    latest = new AbortController();
    await showResult(toUrl(form), latest.signal);
  };
  document.addEventListener('change', ({ target }) => {
    const field = target instanceof Element && target !== form ? target : null;
    if (field?.closest('form') === form) void update();
  });
  document.addEventListener('submit', (event) => {
    if (event.target !== form) return;
    event.preventDefault();
    void update().then(lead);
  });
}

/** Leads to the result, for the eye and for keys; where it is in sight nothing moves. */
function lead(): void {
  const result = document.getElementById('result');
  if (result === null) return;
  const { top } = result.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) result.scrollIntoView();
  result.focus({ preventScroll: true });
}

/** The state of the form is its URL; empty fields say nothing. */
function toUrl(form: HTMLFormElement): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value !== '') parameters.append(name, value);
  }
  const search = parameters.toString();
  return search === '' ? '/' : `/?${search}`;
}

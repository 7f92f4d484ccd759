// The forms that send a request to this site, and show what comes back. The code beside a form follows it.

import { showAnswer, showFailure, showWaiting } from './answer.ts';
import { colour } from './colours.ts';
import { toPath } from './request.ts';

/** The request of each form that is under way. */
const under = new WeakMap<HTMLFormElement, AbortController>();

export function enableTrying(): void {
  for (const event of ['input', 'change']) {
    document.addEventListener(event, ({ target }) => {
      const form = target instanceof Element ? target.closest('.try form') : null;
      if (form instanceof HTMLFormElement) follow(form);
    });
  }
  document.addEventListener('submit', (event) => {
    const { target } = event;
    if (!(target instanceof HTMLFormElement) || target.closest('.try') === null) return;
    event.preventDefault();
    void send(target, toPath(target), null);
  });
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button[data-path]') : null;
    const form = button?.closest('.try')?.querySelector('form') ?? null;
    if (!(button instanceof HTMLElement) || form === null) return;
    void send(form, button.dataset['path'] ?? '', button.dataset['etag'] ?? null);
  });
}

/** Shows the request of the form in all languages. */
function follow(form: HTMLFormElement): void {
  const path = toPath(form);
  for (const code of form.closest('.part')?.querySelectorAll('.code pre code') ?? []) {
    const places = code.querySelectorAll('.url');
    for (const place of places) place.textContent = toOrigin(place.textContent) + path;
    if (places.length > 0) colour(code);
  }
}

/** The site's own address, whichever address it was reached by. */
function toOrigin(url: string): string {
  return URL.parse(url)?.origin ?? location.origin;
}

async function send(form: HTMLFormElement, path: string, etag: string | null): Promise<void> {
  const place = form.parentElement?.querySelector('.answer');
  const status = form.parentElement?.querySelector('[role="status"]');
  if (place == null || status == null) return;
  under.get(form)?.abort();
  const controller = new AbortController();
  under.set(form, controller);
  showWaiting(status);
  try {
    const started = performance.now();
    const response = await fetch(path, {
      signal: controller.signal,
      cache: 'no-store',
      credentials: 'omit',
      headers: { Accept: 'application/json', ...(etag === null ? {} : { 'If-None-Match': etag }) },
    });
    const text = await response.text();
    const took = Math.round(performance.now() - started);
    showAnswer({ status, place }, { path, etag, response, text, took });
  } catch (fault) {
    if (controller.signal.aborted) return;
    showFailure({ status, place }, fault);
  }
}

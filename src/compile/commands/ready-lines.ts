// What `npm start` says when it serves.
import { count } from '../diagnostics/count.ts';
import type { Outcome } from '../options.ts';

type Done = NonNullable<Outcome['done']>;

/** `16 articles, 1 draft, 1 scheduled for 2 March 2026, 09:00`: what readers see, then what they do not. */
function toServed({ articles, waiting }: Done): string {
  const { drafts, scheduled, next } = waiting;
  return [
    count(articles - scheduled, 'article'),
    ...(drafts === 0 ? [] : [count(drafts, 'draft')]),
    ...(scheduled === 0
      ? []
      : [`${scheduled} scheduled${scheduled > 1 ? ', the next' : ''} for ${next}`]),
  ].join(', ');
}

/** What `npm start` says when it serves; `hosts` as `listHosts` gives them. */
export function toReadyLines(
  done: Done,
  hosts: readonly string[],
  port: number,
): readonly string[] {
  const [first = '', ...others] = hosts.map((host) => `http://${host}:${port}/`);
  const also = others.map((url) => `Also on ${url}`);
  // The date has a comma, too.
  const end = done.waiting.next === null ? '' : ',';
  return [`Serving ${toServed(done)}${end} on ${first} (stop with Ctrl+C)`, ...also];
}

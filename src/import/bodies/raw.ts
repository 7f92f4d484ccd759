// What a template shows as it is written, `{% raw %}` and the like: no mark in it is one.
import type { Dialect } from './dialect.ts';
import type { Mask } from './mask.ts';
import { replacePairs, replaceTags } from './tags.ts';

const MARKS = /\{%|%\}|\{\{|\}\}/gu;

/** Takes off the tags around literal text and puts the marks in it aside. */
export function hideRaw(text: string, dialect: Dialect, mask: Mask): string {
  if (dialect === 'hugo' || dialect === 'zola') return hideEscaped(text, mask);
  if (dialect === 'mdx' || dialect === 'plain' || !text.includes('raw')) return text;
  return replacePairs(text, '{%', '%}', {
    open: (inner) => (/^-?\s*(?:raw|verbatim)\s*-?$/u.test(inner) ? inner : null),
    isEnd: (inner) => /^-?\s*end(?:raw|verbatim)\s*-?$/u.test(inner),
    write: (_, inner) => inner.replace(MARKS, mask.hide),
  });
}

// Shortcodes that are shown as they are have their inner text between `/*` and `*` with a slash.
function hideEscaped(text: string, mask: Mask): string {
  const escaped =
    (open: string, close: string, shownOpen: string, shownClose: string) =>
    (before: string): string =>
      replaceTags(before, open, close, (inner) => mask.hide(shownOpen + inner + shownClose));
  return [
    escaped('{{</*', '*/>}}', '{{<', '>}}'),
    escaped('{{%/*', '*/%}}', '{{%', '%}}'),
    escaped('{{/*', '*/}}', '{{', '}}'),
    escaped('{%/*', '*/%}', '{%', '%}'),
  ].reduce((before, replace) => replace(before), text);
}

// Shortcodes of Hugo and of its common themes.
import { type MarkContext, noteMark } from './dialect.ts';
import { writeEmbed } from './embeds.ts';
import { asLink, findSource, PAGE_ENDINGS } from './files.ts';
import { type Pair, readArguments, replacePairs, replaceTags } from './tags.ts';
import { isAlert, writeAlert, writeImage, writeQuote } from './writing.ts';

/** Both ways to write a shortcode. */
const MARKS = [
  ['{{<', '>}}'],
  ['{{%', '%}}'],
] as const;

/** Replaces the shortcodes whose meaning is certain; the others are noted. */
export function unwrapHugo(text: string, context: MarkContext): string {
  if (!text.includes('{{')) return text;
  const pairs: readonly Pair<{ readonly name: string; readonly options: string }>[] = [
    toPair(['notice', 'admonition', 'callout', 'alert', 'hint'], writeNotice),
    toPair(['rawhtml', 'html', 'unsafe', 'table', 'center'], (_, inner) => inner),
    toPair(['quote', 'blockquote'], (_, inner) => `\n\n${writeQuote(inner.trim())}\n\n`),
  ];
  let out = text;
  for (const [open, close] of MARKS) {
    for (const pair of pairs) out = replacePairs(out, open, close, pair);
    out = replaceTags(out, open, close, (inner, tag, before) => {
      const written = toMarkdown(inner.trim().replace(/\/$/u, '').trim(), context, before);
      if (written === null) noteMark(context, tag);
      return written;
    });
  }
  return out;
}

function toMarkdown(tag: string, context: MarkContext, before: string): string | null {
  const [, name = '', options = ''] = /^(\S+)([\s\S]*)$/u.exec(tag) ?? [];
  const { named, listed } = readArguments(options);
  if (name === 'ref' || name === 'relref') {
    const written = named.get('path') ?? listed[0] ?? '';
    const [path = '', fragment] = written.split('#');
    const anchor = fragment === undefined ? '' : `#${fragment}`;
    if (path === '') return anchor === '' ? null : anchor;
    const found = findSource(context, path.replace(/\/$/u, ''), PAGE_ENDINGS);
    return found === null ? null : asLink(found + anchor, path.replace(/\/$/u, ''), before);
  }
  if (name === 'figure' || name === 'img' || name === 'image') {
    const src = named.get('src') ?? named.get('link') ?? listed[0];
    if (src === undefined) return null;
    const caption = named.get('caption') ?? named.get('title');
    const link = named.has('src') ? named.get('link') : undefined;
    return writeImage({ src, alt: named.get('alt') ?? caption, caption, link });
  }
  return writeEmbed(name, options);
}

type Write = (options: string, inner: string) => string;

function toPair(
  names: readonly string[],
  write: Write,
): Pair<{ readonly name: string; readonly options: string }> {
  return {
    open: (inner) => {
      const [, name = '', options = ''] = /^(\S+)([\s\S]*)$/u.exec(inner.trim()) ?? [];
      const fits = names.includes(name) && (write !== writeNotice || findKind(options) !== null);
      return fits ? { name, options } : null;
    },
    isEnd: (inner, { name }) => inner.trim().replace(/^\/\s*/u, '/') === `/${name}`,
    write: ({ options }, inner) => write(options, inner),
  };
}

const writeNotice: Write = (options, inner) => {
  const { named, listed } = readArguments(options);
  const kind = findKind(options) ?? 'note';
  const title = named.get('title') ?? listed.find((word) => word !== kind) ?? '';
  return writeAlert(kind, /^(?:true|false)$/u.test(title) ? '' : title, inner);
};

/** The kind of a notice; null where its theme has one that is not known. */
function findKind(options: string): string | null {
  const { named, listed } = readArguments(options);
  const kind = named.get('type') ?? named.get('kind') ?? named.get('context') ?? listed[0];
  return kind !== undefined && isAlert(kind) ? kind : null;
}

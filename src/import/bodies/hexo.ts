// Tags of Hexo and of its common themes.
import { type MarkContext, noteMark, toSourceAddress } from './dialect.ts';
import { writeEmbed } from './embeds.ts';
import { findSource, PAGE_ENDINGS } from './files.ts';
import { readArguments, replacePairs, replaceTags } from './tags.ts';
import {
  isAlert,
  toDestination,
  writeAlert,
  writeImage,
  writeLink,
  writeQuote,
} from './writing.ts';

/** Replaces the tags whose meaning is certain; the others are noted. */
export function unwrapHexo(text: string, context: MarkContext): string {
  const quotes = replacePairs(text, '{%', '%}', {
    open: (inner) =>
      /^\s*(?:blockquote|quote|cq|centerquote)\b([\s\S]*)$/u.exec(inner)?.[1] ?? null,
    isEnd: (inner) => /^\s*end(?:blockquote|quote|cq|centerquote)\s*$/u.test(inner),
    write: (source, inner) => {
      const by = source.trim() === '' ? '' : `\n\n${source.trim()}`;
      return `\n\n${writeQuote(inner.trim() + by)}\n\n`;
    },
  });
  const notes = replacePairs(quotes, '{%', '%}', {
    open: (inner) => {
      const [, kind = 'note'] = /^\s*note(?:\s+(\w+))?\b/u.exec(inner) ?? [];
      return /^\s*note\b/u.test(inner) && isAlert(kind) ? kind : null;
    },
    isEnd: (inner) => inner.trim() === 'endnote',
    write: (kind, inner) => writeAlert(kind, '', inner),
  });
  const tags = replaceTags(notes, '{%', '%}', (inner, tag) => {
    const written = toMarkdown(inner.trim(), context);
    if (written === null) noteMark(context, tag);
    return written;
  });
  return replaceTags(tags, '{{', '}}', (_, tag) => {
    noteMark(context, tag);
    return null;
  });
}

function toMarkdown(tag: string, context: MarkContext): string | null {
  const [, name = '', options = ''] = /^(\S+)([\s\S]*)$/u.exec(tag) ?? [];
  const { listed } = readArguments(options);
  const [first = '', second] = listed;
  if (name.startsWith('asset_')) return toAsset(name, first, listed.slice(1), context);
  if (name === 'post_link' || name === 'post_path') {
    const found = findSource(context, first, PAGE_ENDINGS);
    if (found === null) return null;
    return name === 'post_path' ? found : writeLink(second ?? first, found);
  }
  if (name === 'link') return second === undefined ? null : writeLink(first, second);
  if (name === 'img' || name === 'image') {
    const src = listed.find((word) => /^(?:https?:\/)?\//u.test(word));
    const title = listed.slice(src === undefined ? 0 : listed.indexOf(src) + 1);
    const alt = title.filter((word) => !/^\d+%?$/u.test(word)).join(' ');
    return src === undefined ? null : writeImage({ src, alt });
  }
  if (name === 'more') return '<!-- more -->';
  return writeEmbed(name, options);
}

/** Files of the folder beside a post that has its name. */
function toAsset(
  kind: string,
  name: string,
  words: readonly string[],
  { file, files }: MarkContext,
): string | null {
  const folder = file.replace(/\.[^./]+$/u, '');
  const beside = `${folder}/${name}`;
  const address = files.includes(beside) ? toSourceAddress(beside) : toDestination(name);
  const text = words.filter((word) => !/^\d+%?$/u.test(word)).join(' ');
  if (kind === 'asset_img') return writeImage({ src: address, alt: text });
  if (kind === 'asset_link') return writeLink(text === '' ? name : text, address);
  return kind === 'asset_path' ? address : null;
}

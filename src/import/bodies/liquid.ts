// Marks of Liquid as Jekyll and Eleventy have them, and of Nunjucks where they are the same.
import { type MarkContext, noteMark } from './dialect.ts';
import { writeEmbed } from './embeds.ts';
import { asLink, findSource, PAGE_ENDINGS } from './files.ts';
import { readArguments, replacePairs, replaceTags } from './tags.ts';

/** Replaces the marks whose meaning is certain; the others are noted. */
export function unwrapLiquid(text: string, context: MarkContext): string {
  const withoutComments = replacePairs(text, '{%', '%}', {
    open: (inner) => (/^-?\s*comment\s*-?$/u.test(inner) ? inner : null),
    isEnd: (inner) => /^-?\s*endcomment\s*-?$/u.test(inner),
    write: () => '',
  });
  const tags = replaceTags(withoutComments, '{%', '%}', (inner, tag, before) => {
    const written = toMarkdown(inner.replace(/^-|-$/gu, '').trim(), context, before);
    if (written === null) noteMark(context, tag);
    return written;
  });
  const values = replaceTags(tags, '{{', '}}', (inner, tag) => {
    const written = toValue(inner.replace(/^-|-$/gu, '').trim(), context);
    if (written === null) noteMark(context, tag);
    return written;
  });
  return context.dialect === 'liquid' ? quoteAddresses(values) : values;
}

/** Addresses with blanks, which kramdown takes and other Markdown only between angle brackets. */
function quoteAddresses(text: string): string {
  return replaceTags(text, '](', ')', (inner) => {
    const [, title = ''] = /( (?:"[^"]*"|'[^']*'))[ \t]*$/u.exec(inner) ?? [];
    const address = inner
      .trimEnd()
      .slice(0, inner.trimEnd().length - title.length)
      .trim();
    const isAddress = /^(?:\.{0,2}\/|https?:)/iu.test(address) || /\.\w{2,4}$/u.test(address);
    if (!isAddress || !address.includes(' ') || /[(<>\n"']/u.test(address)) return null;
    return `](<${address}>${title})`;
  });
}

function toMarkdown(tag: string, context: MarkContext, before: string): string | null {
  const [, name = '', options = ''] = /^(\S+)([\s\S]*)$/u.exec(tag) ?? [];
  const argument = options.trim();
  if (name === 'post_url' || name === 'link') {
    const endings = name === 'link' ? PAGE_ENDINGS : POST_ENDINGS;
    return asLink(findSource(context, argument, endings), argument, before);
  }
  if (name === 'include' || name === 'include_cached') return toInclude(argument);
  if (name === 'capture' || name === 'assign') return null;
  return writeEmbed(name, options);
}

const POST_ENDINGS = PAGE_ENDINGS.filter((ending) => ending !== '');

/** `{% include youtube.html id="abc" %}`: what its file is named after is what it shows. */
function toInclude(argument: string): string | null {
  const [, file = '', options = ''] = /^(\S+)([\s\S]*)$/u.exec(argument) ?? [];
  const name = file.replace(/^.*\//u, '').replace(/\.\w+$/u, '');
  return readArguments(options).named.size === 0 ? null : writeEmbed(name, options);
}

/** `site.url`, `page.title`, and a path through `relative_url`, `absolute_url` or `url`. */
function toValue(expression: string, { origin, base, title }: MarkContext): string | null {
  const [value = '', ...filters] = expression.split('|').map((part) => part.trim());
  const [, single, double] = /^(?:'([^']*)'|"([^"]*)")$/u.exec(value) ?? [];
  const literal = single ?? double;
  const isPath = filters.every((filter) => /^(?:relative_url|absolute_url|url)$/u.test(filter));
  if (literal !== undefined) {
    if (filters.length === 0) return literal;
    return isPath ? base + (literal.startsWith('/') ? literal : `/${literal}`) : null;
  }
  if (filters.length > 0) return null;
  if (value === 'site.url' || value === 'site.baseurl_root') return origin;
  if (value === 'site.baseurl') return base;
  return value === 'page.title' && title !== '' ? title : null;
}

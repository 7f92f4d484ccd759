// Shortcodes of Zola: `{{ youtube(id="x") }}`, `{% quote() %}…{% end %}`; and its links `@/blog/x.md`.
import { type MarkContext, noteMark, toSourceAddress } from './dialect.ts';
import { writeEmbed } from './embeds.ts';
import { readArguments, replacePairs, replaceTags } from './tags.ts';
import { isAlert, writeAlert, writeImage } from './writing.ts';

/** Replaces the marks whose meaning is certain; the others are noted. */
export function unwrapZola(text: string, context: MarkContext): string {
  const linked = text.replace(/\]\(@\/([^)#\s]+)/gu, (_, path: string) => {
    return `](${toSourceAddress(`content/${decode(path)}`)}`;
  });
  const alerts = replacePairs(linked, '{%', '%}', {
    open: (inner) => {
      const { name, options } = readCall(inner);
      const kind = readArguments(options).named.get('type') ?? name;
      return isAlert(kind)
        ? { kind, title: readArguments(options).named.get('title') ?? '' }
        : null;
    },
    isEnd: (inner) => inner.trim() === 'end',
    write: ({ kind, title }, inner) => writeAlert(kind, title, inner),
  });
  const calls = replaceTags(alerts, '{{', '}}', (inner, tag) => {
    const written = toMarkdown(inner);
    if (written === null) noteMark(context, tag);
    return written;
  });
  return replaceTags(calls, '{%', '%}', (_, tag) => {
    noteMark(context, tag);
    return null;
  });
}

function toMarkdown(inner: string): string | null {
  const { name, options } = readCall(inner);
  const { named } = readArguments(options);
  const src = named.get('src') ?? named.get('path') ?? named.get('url');
  if (['image', 'img', 'figure'].includes(name) && src !== undefined) {
    return writeImage({ src, alt: named.get('alt'), caption: named.get('caption') });
  }
  return writeEmbed(name, options);
}

function readCall(inner: string): { readonly name: string; readonly options: string } {
  const [, name = '', options = ''] = /^\s*(\w+)\(([\s\S]*)\)\s*$/u.exec(inner) ?? [];
  return { name, options };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

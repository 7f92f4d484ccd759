// MDX: imports and exports, comments, and components, of which only those are replaced whose meaning is
// certain.
import path from 'node:path/posix';
import { type MarkContext, noteMark } from './dialect.ts';
import { writeEmbed } from './embeds.ts';
import { isAlert, writeAlert, writeImage } from './writing.ts';

/** Replaces what is certain; components that stay are noted. */
export function unwrapMdx(text: string, context: MarkContext): string {
  const { body, files } = dropModules(text);
  const plain = toPlainAttributes(body, files, context);
  const commented = plain
    .replace(/\{\/\*[ \t]*truncate[ \t]*\*\/\}/giu, '<!-- more -->')
    .replace(/^\{\/\*[^*]*\*\/\}$/gmu, '')
    .replace(/\{(?:'([^'{}\n]*)'|"([^"{}\n]*)")\}/gu, '$1$2');
  const noticed = toNotices(commented);
  for (const [, name = ''] of noticed.matchAll(/^:{2}([a-z][\w-]*)/gmu)) {
    noteComponent(`::${name}`, context);
  }
  if (/\.mdx$/iu.test(context.file)) noteExpressions(noticed, context);
  return noticed.replace(/<([A-Z][^<>]*)>/gu, (tag, inner: string) => {
    const [name = ''] = /^[\w.]+/u.exec(inner) ?? [];
    const written = writeComponent(name, inner.slice(name.length).replace(/\/$/u, ''));
    if (written === null) noteComponent(`<${name}>`, context);
    return written ?? tag;
  });
}

/** `::alert{type="info"}` … `::` of Nuxt as alerts; of other names they stay as they are. */
function toNotices(text: string): string {
  if (!text.includes('::')) return text;
  const lines = text.split('\n');
  const last = lines.lastIndexOf('::');
  const out: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [, name = '', options = ''] = /^::([a-z]+)(?:\{([^{}]*)\})?[ \t]*$/u.exec(line) ?? [];
    const end = NOTICES.has(name) && at < last ? lines.indexOf('::', at) : -1;
    if (end === -1) {
      out.push(line);
      continue;
    }
    const type = /type="(\w+)"/u.exec(options)?.[1] ?? name;
    const title = /title="([^"]*)"/u.exec(options)?.[1] ?? '';
    const inner = lines.slice(at + 1, end).join('\n');
    out.push(writeAlert(isAlert(type) ? type : 'note', title, inner));
    at = end;
  }
  return out.join('\n');
}

const NOTICES: ReadonlySet<string> = new Set([
  ...['alert', 'callout', 'note', 'tip', 'info', 'warning', 'caution', 'important'],
]);

/** What stands in braces is run, and shown as it is written here. Attributes of elements go with them. */
function noteExpressions(text: string, context: MarkContext): void {
  const prose = text.replace(/<[A-Za-z][^<>]*>/gu, '').replace(/\\[{}]/gu, '');
  for (const [tag, inner = ''] of prose.matchAll(/\{([^{}\n]*)\}/gu)) {
    // `{#id}` is the id of a heading.
    if (!/^\s*(?:#|\/\*)/u.test(inner)) noteMark(context, tag);
  }
}

function noteComponent(name: string, { file, note }: MarkContext): void {
  const message = `${name} has no counterpart; only the text in it is of use`;
  note({ rule: `component ${name}`, place: file, message });
}

/** Takes out `import` and `export`; files that an import names are kept by its name. */
function dropModules(text: string): {
  readonly body: string;
  readonly files: ReadonlyMap<string, string>;
} {
  const files = new Map<string, string>();
  const out: string[] = [];
  let open = false;
  for (const line of text.split('\n')) {
    const [, name, from] = /^import (\w+) from ['"]([^'"]+)['"]/u.exec(line) ?? [];
    if (name !== undefined && from !== undefined) files.set(name, from);
    const starts =
      /^import (?:['"]|[\w{*][^'"]*['"])/u.test(line) ||
      /^export (?:const|let|default|function|async|\{)/u.test(line) ||
      /^import \{$/u.test(line);
    if (starts) open = !/[;'"]\s*$/u.test(line) && !/^export const metadata = \w/u.test(line);
    else if (!open) out.push(line);
    else open = line.trim() !== '' && !/^[}\])]+;?$|from ['"][^'"]+['"];?$/u.test(line);
  }
  return { body: out.join('\n'), files };
}

/** Attributes in braces as HTML has them, where what they say is a text. */
function toPlainAttributes(
  text: string,
  files: ReadonlyMap<string, string>,
  { file, base }: MarkContext,
): string {
  return text
    .replace(/ style=\{\{[^{}]*\}\}/gu, '')
    .replace(/ className=/gu, ' class=')
    .replace(/=\{require\(['"]([^'"]*)['"]\)(?:\.default)?\}/gu, '="$1"')
    .replace(/=\{useBaseUrl\(['"]([^'"]*)['"]\)\}/gu, (_, address: string) => {
      return `="${base}${address.startsWith('/') ? '' : '/'}${address}"`;
    })
    .replace(/=\{(["'])([^"'{}]*)\1\}/gu, '="$2"')
    .replace(/=\{(\d+)\}/gu, '="$1"')
    .replace(/\b(src|href|poster)=\{(\w+)(?:\.src)?\}/gu, (written, name: string, from: string) => {
      const found = files.get(from);
      return found === undefined ? written : `${name}="${toLocal(found, file)}"`;
    });
}

/** `@site/static/x.png` and `~/assets/x.png` begin at the source folder; others stay as they are. */
function toLocal(written: string, file: string): string {
  const [, rest] = /^@site\/(.*)$/u.exec(written) ?? [];
  return rest === undefined ? written : path.relative(path.dirname(file), rest);
}

function writeComponent(name: string, options: string): string | null {
  const attributes = new Map(
    [...options.matchAll(/\s([A-Za-z]+)=(?:"([^"]*)"|'([^']*)')/gu)].map(
      ([, key = '', double, single]) => [key.toLowerCase(), double ?? single ?? ''],
    ),
  );
  const src = attributes.get('src');
  if (/^(?:Image|Img|Picture|ThemedImage|NextImage)$/u.test(name) && src !== undefined) {
    return writeImage({ src, alt: attributes.get('alt') });
  }
  return writeEmbed(name, options);
}

// Shortcodes of WordPress: those whose meaning is certain, as HTML; others stay as they are, and are told.
import type { Tell } from '../notes.ts';
import type { WordPressSite } from './site.ts';

type Attributes = Readonly<Record<string, string>>;
type Write = (inner: string, attributes: Attributes, site: PostSite) => string | null;

/** The site, and the post that the text is of. */
export type PostSite = WordPressSite & { readonly postId: string };

/** Elements that hold code, of common plugins. */
const CODE: ReadonlySet<string> = new Set([
  'sourcecode',
  'source',
  'code',
  'cc',
  'crayon',
  'codesyntax',
]);

const WRITERS: Readonly<Record<string, Write>> = {
  audio: (_, attributes) => {
    const src = toSource(attributes, ['mp3', 'ogg', 'm4a', 'wav', 'flac']);
    return src === null ? null : `<audio src="${escapeHtml(src)}" controls></audio>`;
  },
  caption: toFigure,
  wp_caption: toFigure,
  embed: (inner) => toLink(inner),
  gallery: toGallery,
  gist: (_, { 0: id = '', id: named = id }) =>
    toLink(/^https?:/u.test(named) ? named : `https://gist.github.com/${named}`),
  more: () => '',
  video: (_, attributes) => {
    const src = toSource(attributes, ['mp4', 'm4v', 'webm', 'ogv']);
    return src === null ? null : `<video src="${escapeHtml(src)}" controls></video>`;
  },
  vimeo: (_, { 0: id = '' }) => toLink(/^\d+$/u.test(id) ? `https://vimeo.com/${id}` : id),
  youtube: (_, { 0: id = '' }) =>
    toLink(
      /^[\w-]{11}$/u.test(id) ? `https://www.youtube.com/watch?v=${id}` : id.replace(/^=/u, ''),
    ),
};

const OPEN = /\[(\[?)([a-z][\w-]*)((?:[\s=][^[\]]*)?)\]/giu;
const ATTRIBUTE = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))|"([^"]*)"|(\S+)/gu;

/** The text with its shortcodes replaced; `keep` takes HTML out of what is done later. */
export function replaceShortcodes(
  text: string,
  site: PostSite,
  keep: (html: string) => string,
  tell: Tell,
): string {
  const pieces: string[] = [];
  let done = 0;
  // Names that no end comes for any more: they are not looked for again.
  const endless = new Set<string>();
  for (const found of text.matchAll(OPEN)) {
    const [whole, escaped = '', written = '', rest = ''] = found;
    if (found.index < done) continue;
    const name = written.toLowerCase();
    const end = found.index + whole.length;
    if (escaped !== '') {
      // [[name]] shows itself.
      if (text[end] !== ']') continue;
      pieces.push(text.slice(done, found.index), whole.slice(1));
      done = end + 1;
      continue;
    }
    const close = endless.has(written) ? -1 : text.indexOf(`[/${written}]`, end);
    if (close === -1) endless.add(written);
    const attributes = toAttributes(rest);
    const isClosed = close !== -1 && !rest.trimEnd().endsWith('/');
    const inner = isClosed ? text.slice(end, close) : '';
    const html = write(name, inner, attributes, isClosed, site);
    if (html === null) {
      if (isClosed || /\w=/u.test(rest)) tell('shortcode', `[${name}] is kept as it is`);
      continue;
    }
    pieces.push(text.slice(done, found.index), keep(html));
    done = isClosed ? close + written.length + 3 : end;
  }
  return pieces.join('') + text.slice(done);
}

function write(
  name: string,
  inner: string,
  attributes: Attributes,
  isClosed: boolean,
  site: PostSite,
): string | null {
  if (CODE.has(name)) return isClosed ? toCode(inner, attributes) : null;
  const writer = Object.hasOwn(WRITERS, name) ? WRITERS[name] : undefined;
  return writer?.(inner, attributes, site) ?? null;
}

/** Names with their values; values without a name by their numbers. */
function toAttributes(text: string): Attributes {
  const attributes: Record<string, string> = {};
  let bare = 0;
  for (const [, name, double, single, plain, quoted, word] of text.matchAll(ATTRIBUTE)) {
    if (name !== undefined) attributes[name.toLowerCase()] = double ?? single ?? plain ?? '';
    else {
      attributes[bare] = quoted ?? word ?? '';
      bare += 1;
    }
  }
  return attributes;
}

function toSource(attributes: Attributes, types: readonly string[]): string | null {
  const { src, 0: first } = attributes;
  return [src, ...types.map((type) => attributes[type]), first].find((one) => one) ?? null;
}

function toLink(written: string): string | null {
  const url = written.trim();
  if (!URL.canParse(url)) return null;
  return `<p><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></p>`;
}

/** Old captions are an attribute, newer ones the text behind the picture. */
function toFigure(inner: string, { caption }: Attributes): string {
  const [, picture = '', text = ''] =
    /^\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*<\/a>)?)(.*)$/su.exec(inner) ?? ['', inner, ''];
  const words = caption ?? text.trim();
  return `<figure>${picture}${words === '' ? '' : `<figcaption>${words}</figcaption>`}</figure>`;
}

/** The pictures that are named; a gallery without names has all that were uploaded to its post. */
function toGallery(
  _: string,
  { ids, include, id, exclude }: Attributes,
  { attachments, postId }: PostSite,
): string | null {
  const named = ids ?? include;
  const left = (exclude ?? '').split(',').map((one) => one.trim());
  const own = id ?? postId;
  const found =
    named === undefined
      ? [...attachments].flatMap(([key, one]) =>
          own !== '' && one.parent === own && one.isImage && !left.includes(key) ? [one] : [],
        )
      : named.split(',').flatMap((one) => attachments.get(one.trim()) ?? []);
  const pictures = found.map(({ url, alt, caption }) => {
    const image = `<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}">`;
    return `<figure>${image}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;
  });
  return pictures.length === 0 ? null : pictures.join('\n');
}

/** Code is stored as it is typed, or with its marks of HTML escaped. */
function toCode(inner: string, { language, lang, 0: bare = '' }: Attributes): string {
  const name = (language ?? lang ?? bare).replace(/^=/u, '').toLowerCase();
  const text = inner.replace(/^\n/u, '');
  const isEscaped = !/<|&(?!(?:lt|gt|amp|quot|#\d+);)/u.test(text);
  const isLanguage = /^[a-z0-9+#.-]+$/u.test(name);
  const attribute = isLanguage ? ` class="language-${name}"` : '';
  return `<pre><code${attribute}>${isEscaped ? text : escapeHtml(text)}</code></pre>`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/"/gu, '&quot;');
}

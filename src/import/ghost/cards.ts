// Cards of Ghost's editors as HTML: what the reader sees of them, without its look.
import * as v from 'valibot';
import { markdownToHtml } from './markdown.ts';

const text = v.optional(v.nullable(v.string()), '');
const CARD = v.object({
  alt: text,
  backgroundColor: text,
  buttonText: text,
  buttonUrl: text,
  calloutEmoji: text,
  calloutText: text,
  caption: text,
  code: text,
  content: text,
  fileName: text,
  fileTitle: text,
  heading: text,
  height: v.optional(v.nullable(v.number())),
  html: text,
  images: v.optional(v.array(v.object({ src: text, alt: text, caption: text })), []),
  language: text,
  markdown: text,
  metadata: v.optional(v.nullable(v.object({ title: text, description: text }))),
  src: text,
  title: text,
  url: text,
  width: v.optional(v.nullable(v.number())),
});

type Card = v.InferOutput<typeof CARD>;

const CARDS: Readonly<Record<string, (card: Card) => string>> = {
  audio: ({ src, title }) => `<audio src="${quote(src)}" title="${quote(title)}" controls></audio>`,
  bookmark: ({ url, metadata, caption }) => withCaption(link(url, metadata?.title || url), caption),
  button: ({ buttonUrl, buttonText }) => link(buttonUrl, buttonText),
  callout: ({ calloutText, calloutEmoji }) => {
    return `<blockquote><p>${quote(calloutEmoji)} ${calloutText}</p></blockquote>`;
  },
  code: ({ code, language, caption }) => {
    const name = language === '' ? '' : ` class="language-${quote(language ?? '')}"`;
    return withCaption(`<pre><code${name}>${quote(code)}</code></pre>`, caption);
  },
  embed: ({ url, html, caption }) => withCaption(url ? link(url, url) : (html ?? ''), caption),
  file: ({ src, fileTitle, fileName }) => link(src, fileTitle || fileName || src),
  gallery: ({ images, caption }) =>
    withCaption(images.map((one) => image({ ...one, caption: '' })).join('\n'), caption),
  hr: () => '<hr>',
  html: ({ html }) => html ?? '',
  image,
  markdown: ({ markdown }) => markdownToHtml(markdown ?? ''),
  toggle: ({ heading, content }) => {
    return `<details><summary>${heading}</summary>${content}</details>`;
  },
  video: ({ src, caption }) => withCaption(`<video src="${quote(src)}" controls></video>`, caption),
};

/** Names of the same cards in older and newer editors; what is for subscribers and e-mail is nothing. */
const NAMES: Readonly<Record<string, string>> = {
  'card-markdown': 'markdown',
  codeblock: 'code',
  horizontalrule: 'hr',
};
const NOTHING: ReadonlySet<string> = new Set([
  'paywall',
  'email',
  'email-cta',
  'signup',
  'call-to-action',
]);

/** A card as HTML; null for one that is not known. `payload` is as the editor stored it. */
export function toCardHtml(written: string, payload: unknown): string | null {
  if (NOTHING.has(written)) return '';
  const name = NAMES[written] ?? written;
  const card = v.safeParse(CARD, payload);
  const write = Object.hasOwn(CARDS, name) ? CARDS[name] : undefined;
  return card.success && write !== undefined ? write(card.output) : null;
}

/** Text within HTML, and within its attributes. */
export function quote(written: string | null): string {
  return (written ?? '').replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/"/gu, '&quot;');
}

function link(url: string | null, words: string | null): string {
  return `<p><a href="${quote(url)}">${quote(words)}</a></p>`;
}

function image({ src, alt, caption }: Pick<Card, 'src' | 'alt' | 'caption'>): string {
  return withCaption(`<img src="${quote(src)}" alt="${quote(alt)}">`, caption);
}

/** Captions are HTML. */
function withCaption(html: string, caption: string | null): string {
  return caption ? `<figure>${html}<figcaption>${caption}</figcaption></figure>` : html;
}

// The HTML that is published: everything that is not named here is dropped.
import { defaultSchema, type Schema } from 'hast-util-sanitize';
import { MATHML_ATTRIBUTES, MATHML_NAMES } from './mathml-schema.ts';

type Attributes = NonNullable<Schema['attributes']>;

const attributes: Attributes = {
  ...MATHML_ATTRIBUTES,
  '*': [
    ...['align', 'ariaDescribedBy', 'ariaLabel', 'ariaLabelledBy', 'dir', 'id', 'lang', 'title'],
    ['ariaHidden', 'true'],
  ],
  a: [
    ...['href', 'hrefLang', 'rel'],
    ['className', 'reversefootnote'],
    ['role', 'doc-noteref', 'doc-backlink'],
  ],
  audio: ['src', 'controls', 'loop', 'muted', 'preload'],
  blockquote: ['cite', ['className', 'alert', /^alert-(?:note|tip|important|warning|caution)$/u]],
  code: [['className', /^language-./u]],
  col: ['span'],
  colgroup: ['span'],
  del: ['cite', 'dateTime'],
  details: ['open'],
  img: ['src', 'srcSet', 'sizes', 'alt', 'width', 'height', 'loading'],
  input: ['checked', ['disabled', true], ['type', 'checkbox']],
  ins: ['cite', 'dateTime'],
  li: ['value', ['className', 'task-list-item']],
  ol: ['start', 'reversed', 'type', ['className', 'contains-task-list']],
  p: [['className', 'alert-title']],
  q: ['cite'],
  section: [
    ['className', 'footnotes'],
    ['role', 'doc-endnotes'],
  ],
  source: ['src', 'srcSet', 'sizes', 'type', 'media', 'width', 'height'],
  td: ['colSpan', 'rowSpan', 'headers', 'vAlign'],
  th: ['colSpan', 'rowSpan', 'headers', 'vAlign', 'abbr', 'scope'],
  time: ['dateTime'],
  track: ['src', 'kind', 'label', 'srcLang', 'default'],
  ul: [['className', 'contains-task-list']],
  video: [
    'src',
    'poster',
    'width',
    'height',
    'controls',
    'loop',
    'muted',
    'preload',
    'playsInline',
  ],
};

/** The allow-list, for `sanitize`. */
export const SCHEMA: Schema = {
  ...defaultSchema,
  // Elsewhere, and around other elements, they would mean nothing.
  ancestors: {
    ...defaultSchema.ancestors,
    ...Object.fromEntries(MATHML_NAMES.map((name) => [name, ['math']])),
  },
  attributes,
  clobber: [],
  protocols: {
    cite: ['http', 'https'],
    href: ['http', 'https', 'mailto', 'tel'],
    poster: ['http', 'https'],
    src: ['http', 'https'],
  },
  strip: ['script', 'style', 'svg', 'template', 'iframe', 'noembed', 'noframes'],
  tagNames: [
    ...(defaultSchema.tagNames ?? []),
    ...['abbr', 'address', 'article', 'aside', 'audio', 'bdi', 'bdo', 'caption', 'cite', 'col'],
    ...['colgroup', 'dfn', 'figcaption', 'figure', 'footer', 'header', 'hgroup', 'mark', 'small'],
    ...['time', 'track', 'u', 'video', 'wbr'],
    ...['math', ...MATHML_NAMES],
  ],
};

const published: ReadonlySet<string> = new Set(SCHEMA.tagNames ?? []);
const stripped: ReadonlySet<string> = new Set(SCHEMA.strip ?? []);

/** Whether elements of this name are published. */
export function isPublished(tagName: string): boolean {
  return published.has(tagName);
}

/** Whether elements of this name are dropped together with all they contain. */
export function isStripped(tagName: string): boolean {
  return stripped.has(tagName);
}

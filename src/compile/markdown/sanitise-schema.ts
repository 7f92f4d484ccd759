// The HTML that is published: everything that is not named here is dropped.
import type { Properties } from 'hast';

/** A property with any value, or with one of the values after its name. */
type Allowed = string | readonly [name: string, ...values: readonly (string | true | RegExp)[]];

/** By element; `*` is for all. */
const ATTRIBUTES: Readonly<Record<string, readonly Allowed[]>> = {
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

/** Addresses, with the schemes that each may have; one without a scheme passes. */
const SCHEMES: Readonly<Record<string, readonly string[]>> = {
  cite: ['http', 'https'],
  href: ['http', 'https', 'mailto', 'tel'],
  poster: ['http', 'https'],
  src: ['http', 'https'],
};

const PUBLISHED: ReadonlySet<string> = new Set(
  (
    'a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del ' +
    'details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ' +
    'ins kbd li mark ol p picture pre q rp rt ruby s samp section small source span strike strong sub ' +
    'summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr'
  ).split(' '),
);

const STRIPPED: ReadonlySet<string> = new Set([
  ...['script', 'style', 'svg', 'math', 'template', 'iframe', 'noembed', 'noframes'],
]);

/** Elements that would break out of where they stand, were they not in a table. */
const TABLE_PARTS: ReadonlySet<string> = new Set(['tbody', 'td', 'tfoot', 'th', 'thead', 'tr']);

/** Whether elements of this name are published. */
export function isPublished(tagName: string): boolean {
  return PUBLISHED.has(tagName);
}

/** Whether elements of this name are dropped together with all they contain. */
export function isStripped(tagName: string): boolean {
  return STRIPPED.has(tagName);
}

/** Whether elements of this name are published in tables alone. */
export function isTablePart(tagName: string): boolean {
  return TABLE_PARTS.has(tagName);
}

/** What may be published of a property; null if nothing may. */
export function toSafeValue(
  tagName: string,
  property: string,
  value: Properties[string],
): Properties[string] {
  const allowed =
    findAllowed(ATTRIBUTES[tagName], property) ?? findAllowed(ATTRIBUTES['*'], property);
  if (allowed === undefined) return null;
  if (!Array.isArray(value)) return isSafe(allowed, property, value) ? value : null;
  const safe = value.filter((one) => isSafe(allowed, property, one));
  return safe.length > 0 ? safe : null;
}

function findAllowed(list: readonly Allowed[] | undefined, property: string): Allowed | undefined {
  return list?.find((one) => one === property || one[0] === property);
}

function isSafe(allowed: Allowed, property: string, value: Properties[string]): boolean {
  if (typeof allowed !== 'string') {
    const [, ...values] = allowed;
    return values.some((one) => {
      return one instanceof RegExp ? one.test(String(value)) : one === value;
    });
  }
  const schemes = SCHEMES[property];
  const [, scheme] = schemes === undefined ? [] : (/^([^/?#:]*):/u.exec(String(value)) ?? []);
  return scheme === undefined || schemes?.includes(scheme) === true;
}

// Addresses in an article made absolute: its own anchors, other articles, media, everything else.
import { posix } from 'node:path';
import { findResource } from '../../feed/known-paths.ts';
import { toArticlePath, toStaticPagePath } from '../../query/canonical.ts';
import { toNormalForm } from '../../query/names.ts';
import { toPathKey } from '../../query/path.ts';
import { quote, toHint } from '../diagnostics/hints.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import { type Folder, findFile, isArticleFile, isPageFile } from '../files/folder.ts';
import { decodeName, toSlug } from '../files/ids.ts';
import type { FindMedium, Medium } from '../files/media.ts';
import { toSizedPictures } from '../files/sized-pictures.ts';
import { toWebAddress } from '../files/web-address.ts';
import { toAnchor } from './anchors.ts';
import { toMeantHint } from './meant-address.ts';

/** What links are resolved against: the same for all articles. */
export type LinkContext = {
  readonly folder: Folder;
  readonly origin: string;
  /** Slugs by file of all articles, and files by slug. */
  readonly slugs: Pick<ReadonlyMap<string, string>, 'has' | 'get'>;
  readonly files: Pick<ReadonlyMap<string, string>, 'get'>;
  /** Files by the paths of addresses, without the slash in front. */
  readonly paths: Pick<ReadonlyMap<string, string>, 'get'>;
  /** Hosts at which the site is. */
  readonly hosts: ReadonlySet<string>;
  readonly findMedium: FindMedium;
  /** Paths of the other sizes of a picture, each on a line. */
  readonly sizedPictures: Pick<ReadonlyMap<string, string>, 'get'>;
  /** Slugs by file where they do not follow from names. */
  readonly written: ReadonlyMap<string, string>;
};

/**
 * The surroundings that follow from a folder, and from the slugs that its files have written in them; `url`
 * is where the site is in public, if not at `origin`.
 */
export function toLinkContext(
  folder: Folder,
  origin: string,
  findMedium: FindMedium,
  written: LinkContext['written'],
  url: string | null,
): LinkContext {
  // Hardly any link names a slug, and 100,000 of them take a while.
  let bySlug: ReadonlyMap<string, string> | null = null;
  let sized: ReadonlyMap<string, string> | null = null;
  const has = (file: string): boolean => isArticleFile(file) && folder.files.has(file);
  const slugOf = (file: string): string => written.get(file) ?? toSlug(file);
  return {
    folder,
    origin,
    slugs: { has, get: (file) => (has(file) ? slugOf(file) : undefined) },
    files: {
      get: (slug) => {
        bySlug ??= new Map(toArticleFiles(folder).map((file) => [slugOf(file), file]));
        return bySlug.get(slug);
      },
    },
    paths: { get: folder.find },
    hosts: new Set([origin, url ?? origin].map((one) => new URL(one).host)),
    findMedium,
    sizedPictures: {
      get: (path) => {
        sized ??= toSizedPictures(folder.files);
        return sized.get(path);
      },
    },
    written,
  };
}

/** The paths of a folder's articles, in order. */
export function toArticleFiles({ files }: Folder): readonly string[] {
  return [...files].filter(isArticleFile);
}

/** A link to another article or a page, to be checked when all are read. The fragment may be empty. */
export type Reference = {
  readonly target: string;
  readonly fragment: string;
  readonly place: Place;
};

/** A path of the site that no file or article explains, to be checked when all redirects are known. */
export type OwnAddress = {
  readonly path: string;
  /** With the question mark; empty for none. */
  readonly query: string;
  readonly place: Place;
};

/** A link within the article, to be checked when it is known which ids are published. */
export type OwnLink = { readonly fragment: string; readonly place: Place };

/** Where a link stands: the file, the path of its page and its ids, and what takes note of its findings. */
export type LinkSource = {
  readonly file: string;
  readonly path: string;
  readonly anchors: ReadonlySet<string>;
  readonly place: Place;
  /** What the address is for: to follow it, or to show what is there. */
  readonly use: 'link' | 'media';
  /** Whether the parser made a link of what looks like an address in prose. */
  readonly isGuess: () => boolean;
  readonly onOwn: (link: OwnLink) => void;
  readonly report: Report;
  readonly onMedium: (medium: Medium) => void;
  readonly onReference: (reference: Reference) => void;
  readonly onAddress: (address: OwnAddress) => void;
};

/** Faults of one article that name what may have been meant: each takes a look at all names. */
export const MOST_HINTS = 20;

type AddressParts = {
  readonly path: string;
  readonly query: string;
  readonly fragment: string | null;
};

/**
 * The absolute ASCII URL of an address as written; addresses of other kinds than the web's, mail
 * and telephone stay as they are, for the sanitiser to drop. Null, with a diagnostic, when there
 * is nothing it can lead to.
 */
export function resolveLink(
  written: string,
  linkContext: LinkContext,
  source: LinkSource,
): string | null {
  const text = written.trim().replace(/[\t\n\r]/gu, '');
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/iu.test(text)) {
    const file = findOwnFile(text, linkContext);
    if (file === null) return toForeign(text, linkContext, source);
    return resolveLink(file, linkContext, source);
  }
  const parts = split(text);
  if (parts.path === '') return toOwn(parts, linkContext, source);
  const path = decodeName(parts.path);
  if (path.startsWith('/') && !path.startsWith('/media/')) {
    const [, slug] = /^\/articles\/([^/]+)$/u.exec(toPathKey(path)) ?? [];
    const target = slug && linkContext.files.get(toNormalForm(slug));
    if (target) return toArticle(target, parts, linkContext, source);
    if (!isFileOf(path, linkContext)) return toForeign(text, linkContext, source);
  }
  const report: Report = (rule, place, message) => {
    if (rule !== 'missing-file') source.report(rule, place, message);
    else reportMissing(text, message, source);
  };
  const file = findFile(linkContext.folder, posix.dirname(source.file), path, source.place, report);
  if (file === null) return null;
  if (linkContext.slugs.has(file)) return toArticle(file, parts, linkContext, source);
  if (isPageFile(file)) return toStaticPage(file, parts, linkContext, source);
  const medium = linkContext.findMedium(file);
  source.onMedium(medium);
  return toAscii(medium.url + parts.query + toFragment(parts.fragment));
}

/** Which of an article's ids a fragment means; null for none. */
export function findAnchor(fragment: string, anchors: ReadonlySet<string>): string | null {
  if (anchors.has(fragment)) return fragment;
  const decoded = toAnchor(decodeName(fragment));
  return anchors.has(decoded) ? decoded : null;
}

/** The message for a fragment that leads nowhere; with `anchors`, the nearest of them. */
export function toAnchorFault(fragment: string, anchors: ReadonlySet<string> | null): string {
  const fault = `${quote(`#${fragment}`)}: no such heading or id`;
  return anchors === null ? fault : `${fault}; ${toHint(decodeName(fragment), anchors)}`;
}

/** Reports links within an article to ids that are not among those that it is published with. */
export function checkOwnLinks(
  links: readonly OwnLink[],
  published: ReadonlySet<string>,
  written: ReadonlySet<string>,
  report: Report,
): void {
  let reported = 0;
  for (const { fragment, place } of links) {
    if (findAnchor(fragment, published) !== null) continue;
    reported += 1;
    const message =
      findAnchor(fragment, written) === null
        ? toAnchorFault(fragment, reported > MOST_HINTS ? null : published)
        : `${quote(`#${fragment}`)}: the element with this id was removed`;
    report('unknown-anchor', place, message);
  }
}

/** A link to what has no file's name was none to a file, and the text says what it says without it. */
function reportMissing(text: string, message: string, { place, use, report }: LinkSource): void {
  const meant = toMeantHint(text);
  if (meant !== '' && use === 'link')
    report('bad-link', place, `${quote(text)}: not a URL${meant}`);
  else if (meant !== '') report('missing-file', place, `${quote(text)}: no such file${meant}`);
  else
    report(
      use === 'link' && !NAMES_FILE.test(text) ? 'unknown-address' : 'missing-file',
      place,
      message,
    );
}

const NAMES_FILE = /\.(?!(?:html?|php|aspx?)\b)\w+(?:[?#].*)?$/su;

/** Whether a path is that of a file, and of nothing that the site has anyway. */
function isFileOf(path: string, { paths }: LinkContext): boolean {
  return findResource(toPathKey(path))?.kind !== 'fixed' && paths.get(path.slice(1)) !== undefined;
}

/**
 * The path of a file, with query and fragment, that is written as an address of the site; null for an
 * article's, which has an address for its Markdown, too.
 */
function findOwnFile(text: string, linkContext: LinkContext): string | null {
  const url = URL.parse(text, linkContext.origin);
  if (url === null || !/^https?:$/u.test(url.protocol) || !linkContext.hosts.has(url.host)) {
    return null;
  }
  const { pathname, search, hash } = url;
  const path = decodeName(pathname);
  if (isShownAsPage(path.slice(1)) || !isFileOf(path, linkContext)) return null;
  return pathname + search + hash;
}

/** Whether a file is shown as a page. */
function isShownAsPage(file: string): boolean {
  return isArticleFile(file) || isPageFile(file);
}

function toForeign(
  text: string,
  { origin, hosts }: LinkContext,
  { place, use, isGuess, report, onAddress }: LinkSource,
): string | null {
  const url = URL.parse(text, origin);
  if (!url || (/^https?:/iu.test(text) && toWebAddress(text) === null)) {
    if (isGuess()) return null;
    const rule = use === 'link' ? 'bad-link' : 'bad-source';
    report(rule, place, `${quote(text)}: not a valid URL${toMeantHint(text)}`);
    return null;
  }
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  if (isWeb && hosts.has(url.host)) {
    onAddress({ path: toPathKey(url.pathname), query: url.search, place });
  }
  return isWeb || ['mailto:', 'tel:'].includes(url.protocol) ? url.href : text;
}

function toOwn(
  { query, fragment }: AddressParts,
  { origin }: LinkContext,
  source: LinkSource,
): string {
  const page = `${origin}${source.path}${query}`;
  if (fragment === null || fragment === '' || fragment === 'top')
    return toAscii(page + toFragment(fragment));
  const anchor = findAnchor(fragment, source.anchors);
  source.onOwn({ fragment, place: source.place });
  return toAscii(`${page}#${anchor ?? fragment}`);
}

function toArticle(
  file: string,
  parts: AddressParts,
  linkContext: LinkContext,
  source: LinkSource,
): string {
  const slug = linkContext.slugs.get(file) ?? '';
  if (file === source.file) return toOwn(parts, linkContext, source);
  source.onReference({ target: file, fragment: parts.fragment ?? '', place: source.place });
  const page = `${linkContext.origin}${toArticlePath(slug)}${parts.query}`;
  return toAscii(parts.fragment ? `${page}#${toAnchor(decodeName(parts.fragment))}` : page);
}

/** The address of a page; whether it is published is known when all are read. */
function toStaticPage(
  file: string,
  parts: AddressParts,
  linkContext: LinkContext,
  source: LinkSource,
): string {
  if (file === source.file) return toOwn(parts, linkContext, source);
  const path = toStaticPagePath(toSlug(file));
  source.onAddress({ path: toPathKey(path), query: '', place: source.place });
  source.onReference({ target: file, fragment: parts.fragment ?? '', place: source.place });
  const page = `${linkContext.origin}${path}${parts.query}`;
  return toAscii(parts.fragment ? `${page}#${toAnchor(decodeName(parts.fragment))}` : page);
}

function toFragment(fragment: string | null): string {
  return fragment === null ? '' : `#${fragment}`;
}

function toAscii(url: string): string {
  return URL.parse(url)?.href ?? url;
}

function split(text: string): AddressParts {
  const [, path = '', query = '', fragment] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/su.exec(text) ?? [];
  return { path, query, fragment: fragment ?? null };
}

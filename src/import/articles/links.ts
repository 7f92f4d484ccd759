// Where the links and images of the old site lead now: to articles and files of the content folder, else to
// the old site.
import path from 'node:path/posix';
import { toWebAddress } from '../../compile/files/web-address.ts';
import { toPathKey } from '../../query/path.ts';
import type { AddressKind } from '../bodies/addresses.ts';
import { SOURCE_SCHEME } from '../bodies/dialect.ts';
import { toDestination } from '../bodies/writing.ts';
import type { Note, Post } from '../post.ts';
import type { Files } from './files.ts';
import { toOldPath } from './old-addresses.ts';

/** What addresses are looked up in. Articles are named by their files in `articles`. */
export type LinkWorld = {
  readonly byAddress: ReadonlyMap<string, string>;
  readonly bySource: ReadonlyMap<string, string>;
  readonly files: Files;
  /** The old site; null where nobody knows it. */
  readonly origin: string | null;
  readonly base: string;
  readonly note: (note: Note) => void;
  /** Whether images of the old site are downloaded. */
  readonly takesMedia: boolean;
  /** What paths were found to be: the same ones are in many posts. */
  readonly resolved: Map<string, string | null>;
};

/** Ends of host names that are taken for addresses without a scheme. */
const HOST =
  /^(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|edu|gov|info|co|me|app|blog|de|uk|cn|jp|fr|eu)(?:[/?#]|$)/iu;

/**
 * What an address of a post is now; undefined when it stays as it is, null when it leads nowhere and only
 * its text can stay.
 */
export function resolveOldAddress(
  written: string,
  kind: AddressKind,
  post: Post,
  world: LinkWorld,
): string | null | undefined {
  const text = written.trim().replace(/^pathname:\/\//u, '');
  // Templates write the address of the site in front of it.
  const source = text.indexOf(SOURCE_SCHEME);
  if (source !== -1) return resolveSource(text.slice(source + SOURCE_SCHEME.length), world);
  if (text === '' || text.startsWith('#'))
    return text === '' && kind === 'image' ? null : undefined;
  if (/^https?:/iu.test(text)) return resolveWeb(text, kind, post, world);
  if (/^[a-z][a-z0-9+.-]*:/iu.test(text)) return undefined;
  if (text.startsWith('//')) return toWebAddress(`https:${text}`) === null ? null : undefined;
  if (text.startsWith('/')) return resolvePath(text, world) ?? toOldSite(text, kind, post, world);
  return resolveRelative(text, kind, post, world);
}

function resolveSource(written: string, world: LinkWorld): string | null {
  const { path: file, rest } = split(written);
  const article = world.bySource.get(decode(file));
  if (article !== undefined) return toDestination(article) + rest;
  const found = world.files.findSource(decode(file));
  return found === null ? null : toFile(found, rest);
}

/** An address of the old site is looked up as a path of it; others stay, unless they are none. */
function resolveWeb(
  text: string,
  kind: AddressKind,
  post: Post,
  world: LinkWorld,
): string | null | undefined {
  const mended = text.replace(/^(https?):\/*(?=[^/])/iu, '$1://');
  // As the parser writes it, which takes no backslash for a slash.
  if (toWebAddress(mended.replaceAll('\\', '%5C')) === null) {
    world.note({
      rule: 'broken-link',
      place: post.place,
      message: `"${text}" is no address; only its text is kept`,
    });
    return null;
  }
  const url = URL.parse(mended);
  if (url !== null && world.origin !== null && toSite(url.href) === toSite(world.origin)) {
    const pathname = url.href.slice(url.origin.length);
    const found = resolvePath(pathname, world);
    if (found !== undefined) return found;
    tellStays(pathname, url.origin, kind, post, world);
  }
  return mended === text ? undefined : mended;
}

/** An article or a file that a path of the old site led to; undefined for neither. Sought once. */
function resolvePath(text: string, world: LinkWorld): string | undefined {
  const known = world.resolved.get(text);
  if (known !== undefined) return known ?? undefined;
  const found = findPath(text, world);
  world.resolved.set(text, found);
  return found ?? undefined;
}

function findPath(text: string, { byAddress, base, files }: LinkWorld): string | null {
  const { path: written, rest } = split(text);
  const [query = '', fragment] = rest.split('#');
  const anchor = fragment === undefined ? '' : `#${fragment}`;
  const candidates = [
    ...[written, `${base}${written}`, written.replace(/\/index\.html?$/iu, '/')],
    ...[written.replace(/\.html?$/iu, ''), `${written.replace(/\/$/u, '')}.html`],
  ];
  for (const candidate of candidates) {
    // What only measures visits is no part of an address.
    const withQuery = query === '' ? undefined : toOldPath(candidate + query)?.key;
    const article = byAddress.get(withQuery ?? '') ?? byAddress.get(`${toPathKey(candidate)}?`);
    if (article !== undefined) return toDestination(article) + anchor;
  }
  const pathname = decode(written);
  const inner =
    base !== '' && pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
  const found = files.findPublic(inner) ?? (inner === pathname ? null : files.findPublic(pathname));
  return found === null ? null : toFile(found, anchor);
}

/** Seen from the file first, as in an editor, then from the old page, as in a browser. */
function resolveRelative(
  text: string,
  kind: AddressKind,
  post: Post,
  world: LinkWorld,
): string | null | undefined {
  const { path: written, rest } = split(text);
  const decoded = decode(written);
  if (post.file !== null) {
    const [folder, beside] = [path.dirname(post.file), post.file.replace(/\.[^./]+$/u, '')];
    const file = path.normalize(path.join(folder, decoded)).replace(/\/$/u, '');
    const article = [file, `${file}.md`, `${file}.mdx`, `${file}/index.md`]
      .map((one) => world.bySource.get(one))
      .find((one) => one !== undefined);
    if (article !== undefined && !/^[./]*$/u.test(decoded)) return toDestination(article) + rest;
    // Hexo keeps the files of a post in a folder of its name.
    const found =
      world.files.findSource(file) ?? world.files.findSource(path.join(beside, decoded));
    if (found !== null) return toFile(found, rest);
  }
  const [page] = post.paths;
  const absolute = URL.parse(text, `https://x.invalid${page ?? '/'}`);
  const asPath = absolute === null ? null : absolute.href.slice(absolute.origin.length);
  const found = asPath === null ? undefined : resolvePath(asPath, world);
  if (found !== undefined) return found;
  const fromRoot = resolvePath(`/${text.replace(/^(?:\.{1,2}\/)+/u, '')}`, world);
  if (fromRoot !== undefined) return fromRoot;
  if (kind === 'link' && (/^www\./iu.test(text) || HOST.test(text))) return `https://${text}`;
  return toOldSite(world.origin === null ? text : (asPath ?? text), kind, post, world);
}

/** The address on the old site; where nobody knows it, what cannot stay goes. */
function toOldSite(
  pathname: string,
  kind: AddressKind,
  post: Post,
  world: LinkWorld,
): string | null | undefined {
  const url = world.origin === null ? null : URL.parse(pathname, world.origin);
  if (url !== null && toWebAddress(url.href) !== null) {
    tellStays(pathname, url.origin, kind, post, world);
    return url.href;
  }
  const stays = pathname.startsWith('/') && !toPathKey(pathname).startsWith('/media/');
  const what = stays ? 'it stays as it is' : 'only its text is kept';
  const message = `"${pathname}" ${kind === 'image' ? NO_FILE : NO_POST}; ${what}`;
  world.note({ rule: toRule(kind), place: post.place, message });
  return stays ? undefined : null;
}

const NO_FILE = 'is no file of the source';
const NO_POST = 'is no post and no file of the source';

function toRule(kind: AddressKind): string {
  return kind === 'image' ? 'missing-image' : 'old-link';
}

/** What is left on the old site goes with it. */
function tellStays(
  pathname: string,
  origin: string,
  kind: AddressKind,
  { place }: Post,
  { takesMedia, note }: LinkWorld,
): void {
  if (kind === 'image' && takesMedia) return;
  const message =
    kind === 'image'
      ? `"${pathname}" ${NO_FILE}; it stays on ${origin}`
      : `"${pathname}" ${NO_POST}; it leads to ${origin}`;
  note({ rule: toRule(kind), place, message });
}

/** The address of a file of the content folder, seen from an article. */
function toFile(file: string, rest: string): string {
  return `../${file.split('/').map(encodeSegment).join('/')}${rest}`;
}

function encodeSegment(segment: string): string {
  return toDestination(segment.replace(/[%?#]/gu, encodeURIComponent));
}

function split(text: string): { readonly path: string; readonly rest: string } {
  const at = text.search(/[?#]/u);
  return at === -1 ? { path: text, rest: '' } : { path: text.slice(0, at), rest: text.slice(at) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A host without `www.`, whatever the scheme. */
function toSite(url: string): string {
  return (URL.parse(url)?.host ?? '').replace(/^www\./u, '');
}

// Every attribute that holds an address, resolved; pictures and films of the folder get their sizes.
import type { Element, Parents, Root } from 'hast';
import { toSrcset } from '../../catalog/srcset.ts';
import { quote } from '../diagnostics/hints.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import type { Folder } from '../files/folder.ts';
import { decodeName } from '../files/ids.ts';
import type { Medium } from '../files/media.ts';
import { toTextProperty, walkElements } from './elements.ts';
import {
  type LinkContext,
  type LinkSource,
  MOST_HINTS,
  type OwnAddress,
  type OwnLink,
  type Reference,
  resolveLink,
} from './links.ts';
import { findSizes, toPictureSizes } from './picture-sizes.ts';
import { isPublished, isStripped } from './sanitise-schema.ts';
import { toCandidates } from './srcset.ts';

const SINGLE = ['href', 'src', 'poster', 'cite'];
const FOLLOWED: ReadonlySet<string> = new Set(['href', 'cite']);

/** How wide a text is on pages; most readers are no wider. */
const SIZES = '(min-width: 40rem) 36rem, 100vw';

/** What the article's links showed: media to publish, and articles it leads to. */
export type ResolvedLinks = {
  readonly media: readonly Medium[];
  readonly references: readonly Reference[];
  readonly ownLinks: readonly OwnLink[];
  readonly addresses: readonly OwnAddress[];
  /** The URL of each address, as the HTML had it before. */
  readonly resolved: ReadonlyMap<string, string>;
};

type Writer = {
  /** The Markdown that the tree was made of. */
  readonly text: string;
  readonly file: string;
  readonly path: string;
  readonly anchors: ReadonlySet<string>;
  /** Whether it is known that marks of templates stand in the text. */
  readonly isMarked: boolean;
};

/** The parser encodes braces. */
const TEMPLATE = /(?:\{|%7B)(?:[{%]|%7B)/iu;

/** Makes the addresses of all elements that will be published absolute, in place. */
export function resolveAddresses(
  tree: Root,
  writer: Writer,
  linkContext: LinkContext,
  start: Place,
  report: Report,
): ResolvedLinks {
  const media: Medium[] = [];
  const references: Reference[] = [];
  const ownLinks: OwnLink[] = [];
  const addresses: OwnAddress[] = [];
  const resolved = new Map<string, string>();
  const unhinted = { ...linkContext, folder: toUnhinted(linkContext.folder) };
  let reported = 0;
  const tell: Report = (...fault) => {
    reported += 1;
    report(...fault);
  };
  let { isMarked } = writer;
  let pictures = 0;
  const resolve = (address: string, source: LinkSource) => {
    if (TEMPLATE.test(address)) {
      const message = `${quote(decodeName(address))}: templates are not run; write the URL or the path of a file`;
      if (!isMarked) report('template-mark', source.place, message);
      isMarked = true;
      return null;
    }
    const url = resolveLink(address, reported < MOST_HINTS ? linkContext : unhinted, source);
    if (url !== null) resolved.set(address, url);
    return url;
  };
  walkElements(tree, start, (element, place, parent) => {
    if (isStripped(element.tagName)) return 'skip';
    if (!isPublished(element.tagName)) return undefined;
    let last: Medium | null = null;
    const onMedium = (medium: Medium) => {
      last = medium;
      media.push(medium);
    };
    const onReference = (reference: Reference) => references.push(reference);
    const onOwn = (link: OwnLink) => ownLinks.push(link);
    const onAddress = (address: OwnAddress) => addresses.push(address);
    const isGuess = () => wasGuessed(element, writer.text);
    const heard = { place, isGuess, report: tell, onMedium, onReference, onOwn, onAddress };
    const source: LinkSource = { ...writer, ...heard, use: 'media' };
    for (const name of SINGLE) {
      const use = FOLLOWED.has(name) ? 'link' : 'media';
      resolveProperty(element, name, (address) => resolve(address, { ...source, use }));
      if (name === 'src') addFigures(element, parent, last);
    }
    resolveProperty(element, 'srcSet', (list) => resolveList(list, source, resolve));
    if (element.tagName === 'img') {
      if (last !== null) media.push(...addSizes(element, last, linkContext));
      pictures += 1;
      if (pictures > 1) deferLoading(element);
    }
    return undefined;
  });
  return { media, references, ownLinks, addresses, resolved };
}

/** Whether a link stands in the text as an address alone: not in brackets, and no HTML. */
function wasGuessed({ tagName, position }: Element, text: string): boolean {
  const offset = position?.start.offset;
  return tagName === 'a' && offset !== undefined && !/[[<]/u.test(text.charAt(offset));
}

/** The folder without the list of its files, in which those with a name nearby are looked for. */
function toUnhinted({ files, ...others }: Folder): Folder {
  const none: readonly string[] = [];
  return {
    ...others,
    files: { has: (file) => files.has(file), [Symbol.iterator]: () => none[Symbol.iterator]() },
  };
}

function resolveProperty(
  { properties }: Element,
  name: string,
  resolve: (written: string) => string | null,
): void {
  const written = toTextProperty(properties, name);
  if (written === null) return;
  const resolved = resolve(written);
  if (resolved === null) delete properties[name];
  else properties[name] = resolved;
}

/** The size in which a file is shown, so that nothing moves when it comes. */
function addFigures(element: Element, parent: Parents, medium: Medium | null): void {
  if (['img', 'video'].includes(element.tagName)) addSize(element, medium);
  const isOfFilm = parent.type === 'element' && parent.tagName === 'video';
  if (element.tagName === 'source' && isOfFilm) addSize(parent, medium);
}

/** Declares all sizes of a picture, unless the writer does. */
function addSizes(
  { properties }: Element,
  picture: Medium,
  linkContext: LinkContext,
): readonly Medium[] {
  if (properties['srcSet'] !== undefined) return [];
  const sizes = findSizes(picture, linkContext);
  if (sizes.length === 0) return [];
  properties['srcSet'] = toSrcset(toPictureSizes(sizes));
  properties['sizes'] ??= SIZES;
  return sizes;
}

/** A picture below the first screen is loaded when it is near, if its place can be kept for it. */
function deferLoading({ properties }: Element): void {
  if (properties['width'] === undefined || properties['height'] === undefined) return;
  properties['loading'] ??= 'lazy';
}

function addSize({ properties }: Element, medium: Medium | null): void {
  if (!medium?.width || !medium.height) return;
  if (properties['width'] !== undefined || properties['height'] !== undefined) return;
  properties['width'] = medium.width;
  properties['height'] = medium.height;
}

/** A `srcset`: addresses with descriptors; those of a kind that is not published are reported. */
function resolveList(
  list: string,
  source: LinkSource,
  resolve: (address: string, source: LinkSource) => string | null,
): string | null {
  const resolved = toCandidates(list).flatMap(({ address, descriptor }) => {
    const url = resolve(address, source);
    if (url === null) return [];
    if (/^https?:/u.test(url)) return [`${url} ${descriptor}`.trim()];
    source.report(
      'dropped-link',
      source.place,
      `${quote(url)}: only https and http URLs are allowed`,
    );
    return [];
  });
  return resolved.length === 0 ? null : resolved.join(', ');
}

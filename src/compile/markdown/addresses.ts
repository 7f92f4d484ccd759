// Every attribute that holds an address, resolved; local images get their width and height.
import type { Element, Root } from 'hast';
import type { Medium } from '../files/media.ts';
import { quote } from '../hints.ts';
import type { Place, Report } from '../rules.ts';
import { toTextProperty, walkElements } from './elements.ts';
import { type LinkSource, type Reference, resolveLink, type Surroundings } from './links.ts';
import { isPublished, isStripped } from './sanitise-schema.ts';

const SINGLE = ['href', 'src', 'poster', 'cite'];

/** What the article's links showed: media to publish, and articles it leads to. */
export type Findings = {
  readonly media: readonly Medium[];
  readonly references: readonly Reference[];
};

type Writer = {
  readonly file: string;
  readonly slug: string;
  readonly anchors: ReadonlySet<string>;
};

/** Makes the addresses of all elements that will be published absolute, in place. */
export function resolveAddresses(
  tree: Root,
  writer: Writer,
  around: Surroundings,
  start: Place,
  report: Report,
): Findings {
  const media: Medium[] = [];
  const references: Reference[] = [];
  walkElements(tree, start, (element, place) => {
    if (isStripped(element.tagName)) return 'skip';
    if (!isPublished(element.tagName)) return undefined;
    let last: Medium | null = null;
    const onMedium = (medium: Medium) => {
      last = medium;
      media.push(medium);
    };
    const onReference = (reference: Reference) => references.push(reference);
    const source: LinkSource = { ...writer, place, report, onMedium, onReference };
    for (const name of SINGLE) {
      resolveProperty(element, name, (address) => resolveLink(address, around, source));
      if (name === 'src' && element.tagName === 'img') addSize(element, last);
    }
    resolveProperty(element, 'srcSet', (list) => resolveList(list, around, source));
    return undefined;
  });
  return { media, references };
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

function addSize({ properties }: Element, medium: Medium | null): void {
  if (!medium?.width || !medium.height) return;
  if (properties['width'] !== undefined || properties['height'] !== undefined) return;
  properties['width'] = medium.width;
  properties['height'] = medium.height;
}

/** A `srcset`: addresses with descriptors; those of a kind that is not published are reported. */
function resolveList(list: string, around: Surroundings, source: LinkSource): string | null {
  const candidates = [...list.matchAll(/[\s,]*(\S*[^\s,])(?:,|\s+([^,]*)|$)/gu)];
  const resolved = candidates.flatMap(([, address = '', descriptor = '']) => {
    const url = resolveLink(address, around, source);
    if (url === null) return [];
    if (/^https?:/u.test(url)) return [`${url} ${descriptor}`.trim()];
    source.report('dropped-link', source.place, `${quote(url)}: published are https addresses`);
    return [];
  });
  return resolved.length === 0 ? null : resolved.join(', ');
}

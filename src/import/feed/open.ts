// A feed's document, from a file or the web; the address of a page leads to the feed that the page names.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { detectAtomFeed, detectJsonFeed, detectRdfFeed, detectRssFeed } from 'feedsmith';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { decodeText } from '../remote/decode.ts';
import { getRemote } from '../remote/get.ts';
import { readHead } from './read-head.ts';

type Opened = { readonly text: string; readonly shown: string; readonly url: string | null };

/** A document of all posts of many years, from a server that makes it anew. */
const LIMITS = { bytes: 200 * 1024 * 1024, milliseconds: 60_000 };

/** Whether a text is a feed that can be read. */
export function isFeed(text: string): boolean {
  return [detectAtomFeed, detectRssFeed, detectRdfFeed, detectJsonFeed].some((is) => is(text));
}

/** The feed at a path or URL; null where there is none. Throws, in words, where it cannot be had. */
export async function openFeed(place: string): Promise<Opened | null> {
  return /^https?:/iu.test(place) ? await openRemote(place) : await openFile(place);
}

/** The text at a URL, and where it was in the end. */
export async function getFeed(
  url: string,
): Promise<{ readonly text: string; readonly url: string }> {
  const remote = await getRemote(url, LIMITS);
  return { text: decodeText(remote.bytes, remote.type), url: remote.url };
}

async function openRemote(place: string): Promise<Opened | null> {
  const { text, url } = await getFeed(place);
  if (isFeed(text)) return { text, shown: place, url };
  const named = findNamed(text, url);
  if (named === null) return null;
  const found = await getFeed(named);
  return isFeed(found.text) ? { ...found, shown: named } : null;
}

async function openFile(place: string): Promise<Opened | null> {
  const opened = await openText(place);
  return opened !== null && isFeed(opened.text) ? opened : null;
}

/** The text of XML or JSON at a path or URL; null for a folder, for another file, and for an export. */
export async function openText(place: string): Promise<Opened | null> {
  if (/^https?:/iu.test(place)) return { ...(await getFeed(place)), shown: place };
  const found = await stat(place).catch(() => null);
  if (found === null) throw new Error(`${place}: there is no such file`);
  if (!found.isFile()) return null;
  const head = await readHead(place);
  // An export of WordPress is RSS too, and large.
  if (!/^\s*[<{]/u.test(head) || /wordpress\.org\/export\//u.test(head)) return null;
  return { text: decodeText(await readFile(place)), shown: path.basename(place), url: null };
}

/** The first feed that a page names for its readers. */
function findNamed(html: string, base: string): string | null {
  const find = (node: DefaultTreeAdapterTypes.ParentNode): string | null => {
    for (const child of node.childNodes) {
      if (!('tagName' in child)) continue;
      const of = (name: string) => child.attrs.find((one) => one.name === name)?.value ?? '';
      const isNamed = child.tagName === 'link' && /\balternate\b/iu.test(of('rel'));
      if (isNamed && /^application\/(?:rss|atom|feed)\+/iu.test(of('type'))) {
        return URL.parse(of('href'), base)?.href ?? null;
      }
      const inner = find(child);
      if (inner !== null) return inner;
    }
    return null;
  };
  return find(parse(html));
}

// The package `feed`, which renders entries; the only file that knows it. It gets placeholders for every
// text, and renders once for all articles that differ in nothing else.
import { Feed } from 'feed';
import { type Library, PLACEHOLDERS, type Replacements } from '../../feed/format.ts';
import { fillPlaceholders, splitOnce, type Template, toTemplate } from './placeholders.ts';

const ELEMENTS = { rss2: 'item', atom1: 'entry' } as const;

/** One for RSS, and one for each row of authors, linked or not, that Atom prints. */
const templates = new Map<string, Template>();

/** Throws where a text that should be printed once is not: that is another version of the library. */
export const renderWithLibrary: Library = (method, authors, replacements) => {
  const linked = authors.map(({ url }) => url !== null);
  const key = `${method} ${linked.join(' ')}`;
  const template = templates.get(key) ?? toLibraryTemplate(method, linked, replacements);
  templates.set(key, template);
  const { content: _, ...others } = replacements;
  return fillPlaceholders(
    template,
    mapValues(others, ([, wanted]) => wanted),
  );
};

function toLibraryTemplate(
  method: keyof typeof ELEMENTS,
  linked: readonly boolean[],
  replacements: Replacements,
): Template {
  const { content, ...others } = mapValues(replacements, ([printed]) => printed);
  const text = cut(toFeed(linked)[method](), ELEMENTS[method]);
  return toTemplate(text, { ...others, content: content ?? '' });
}

/** A feed of one article. Dates are always given: the library would fall back to the clock. */
function toFeed(linked: readonly boolean[]): Feed {
  const { title, summary, content, id, link, published, author, authorUrl } = PLACEHOLDERS;
  const updated = new Date(PLACEHOLDERS.updated * 1000);
  const feed = new Feed({ title: '', id, copyright: '', updated, generator: false });
  feed.addItem({
    title,
    id,
    link,
    description: summary,
    content,
    date: updated,
    published: new Date(published * 1000),
    author: linked.map((has, index) => ({
      name: author(index),
      ...(has ? { link: authorUrl(index) } : {}),
    })),
  });
  return feed;
}

/** An element without the library's indentation; only placeholders stand inside. */
function cut(text: string, name: string): string {
  const [, rest] = splitOnce(text, `<${name}>`);
  const [inside] = splitOnce(rest, `</${name}>`);
  // Dates in Atom are whole seconds everywhere, as the envelope's are.
  return `<${name}>${inside}</${name}>`.replace(/\n +/g, '\n').replaceAll('.000Z<', 'Z<');
}

function mapValues<Value, Mapped>(
  values: { readonly [name: string]: Value },
  map: (value: Value) => Mapped,
): { readonly [name: string]: Mapped } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}

// An article rendered for each format by the package `feed`, the only file that knows it. The library
// gets marks for every text, so that none of its escaping is relied upon, and renders once for all
// articles that differ in nothing else.
import { Feed } from 'feed';
import { ATOM_CONTENT, toAtomText } from '../../feed/atom.ts';
import { toAtomDate, toJsonDate, toRssDate } from '../../feed/date.ts';
import { RSS_CONTENT } from '../../feed/rss.ts';
import { toAttributes, toRssHtml, toRssText, toXmlText } from '../../feed/xml.ts';
import { type Entry, toAtomExtras, toRssExtras } from './extensions.ts';
import { type Fragment, fillHoles, splitOnce, type Template, toTemplate } from './placeholders.ts';

const TITLE = 'hole-title';
const SUMMARY = 'hole-summary';
const CONTENT = 'hole-content';
const ID = 'https://hole.invalid/id';
const LINK = 'https://hole.invalid/link';

/** Two days that stand for an article's dates, in seconds since 1970. */
const PUBLISHED = 951_782_400;
const UPDATED = 983_404_800;

/** One for RSS, one for each kind of authors that Atom prints. */
const templates = new Map<string, Template>();

export function toRssFragment(entry: Entry): Fragment {
  const { article } = entry;
  const template = templates.get('rss') ?? keep('rss', toRssTemplate());
  return fillHoles(template, {
    title: toRssText(article.title),
    summary: toRssHtml(article.summary),
    id: toRssText(article.id),
    link: toRssText(article.link),
    published: toRssDate(article.published),
    end: `\n${toRssExtras(entry)}</item>`,
  });
}

export function toAtomFragment(entry: Entry): Fragment {
  const { article, authors } = entry;
  const linked = authors.map(({ url }) => url !== null);
  const kind = `atom ${linked.join(' ')}`;
  const template = templates.get(kind) ?? keep(kind, toAtomTemplate(linked));
  const names = authors.flatMap(({ title, url }, index) => [
    [`name ${index}`, `<name>${toXmlText(title)}</name>`] as const,
    ...(url === null ? [] : [[`url ${index}`, toXmlText(url)] as const]),
  ]);
  return fillHoles(template, {
    ...Object.fromEntries(names),
    start: `<entry${toAttributes({ 'xml:lang': article.language })}>`,
    title: toAtomText('title', article.title).trimEnd(),
    summary: toAtomText('summary', article.summary).trimEnd(),
    id: toXmlText(article.id),
    link: `<link${toAttributes({ rel: 'alternate', type: 'text/html', href: article.link })}/>`,
    updated: toAtomDate(article.updated ?? article.published),
    published: toAtomDate(article.published),
    end: `\n${toAtomExtras(entry)}</entry>`,
  });
}

/** JSON Feed 1.1 is written as a plain object: the library stops at 1.0. */
export function toJsonFragment(entry: Entry): Fragment {
  const { article, tags } = entry;
  const authors = entry.authors.map((author) => ({
    name: author.title,
    url: author.url ?? undefined,
    avatar: author.avatar ?? undefined,
  }));
  const item = JSON.stringify({
    id: article.id,
    url: article.link,
    title: article.title,
    content_html: CONTENT,
    summary: article.summary,
    image: article.image?.url,
    date_published: toJsonDate(article.published),
    date_modified: article.updated === null ? undefined : toJsonDate(article.updated),
    authors,
    // Readers of 1.0 know only this one.
    author: authors[0],
    tags: tags.length === 0 ? undefined : tags.map((tag) => tag.title),
    language: article.language,
    attachments:
      article.attachments.length === 0
        ? undefined
        : article.attachments.map(({ url, type, length, title }) => ({
            url,
            mime_type: type,
            title: title ?? undefined,
            size_in_bytes: length,
          })),
  });
  return split(item, `"content_html":"${CONTENT}"`);
}

function keep(kind: string, template: Template): Template {
  templates.set(kind, template);
  return template;
}

function toRssTemplate(): Template {
  return toTemplate(cut(toFeed([]).rss2(), '<item>', '</item>'), {
    title: `<![CDATA[${TITLE}]]>`,
    summary: `<![CDATA[${SUMMARY}]]>`,
    content: `\n${RSS_CONTENT.open}${CONTENT}${RSS_CONTENT.close}`,
    id: ID,
    link: LINK,
    published: toRssDate(PUBLISHED),
    end: '\n</item>',
  });
}

/** Of each author, whether there is an address. */
function toAtomTemplate(linked: readonly boolean[]): Template {
  const names = linked.flatMap((has, index) => [
    [`name ${index}`, `<name>${toNameMark(index)}</name>`] as const,
    ...(has ? [[`url ${index}`, toUrlMark(index)] as const] : []),
  ]);
  return toTemplate(cut(toFeed(linked).atom1(), '<entry>', '</entry>'), {
    ...Object.fromEntries(names),
    start: '<entry>',
    title: `<title type="html"><![CDATA[${TITLE}]]></title>`,
    summary: `<summary type="html"><![CDATA[${SUMMARY}]]></summary>`,
    content: `\n${ATOM_CONTENT.open}${CONTENT}${ATOM_CONTENT.close}`,
    id: ID,
    link: `<link href="${LINK}"/>`,
    updated: toAtomDate(UPDATED),
    published: toAtomDate(PUBLISHED),
    end: '\n</entry>',
  });
}

/** A feed of one article. Dates are always given: the library would fall back to the clock. */
function toFeed(linked: readonly boolean[]): Feed {
  const updated = new Date(UPDATED * 1000);
  const feed = new Feed({ title: '', id: ID, copyright: '', updated, generator: false });
  feed.addItem({
    title: TITLE,
    id: ID,
    link: LINK,
    description: SUMMARY,
    content: CONTENT,
    date: updated,
    published: new Date(PUBLISHED * 1000),
    author: linked.map((has, index) => ({
      name: toNameMark(index),
      ...(has ? { link: toUrlMark(index) } : {}),
    })),
  });
  return feed;
}

function toNameMark(index: number): string {
  return `hole-author-${index}`;
}

function toUrlMark(index: number): string {
  return `https://hole.invalid/author/${index}/`;
}

/** From `open` to `close`, without the library's indentation; only marks stand inside. */
function cut(text: string, open: string, close: string): string {
  const [, rest] = splitOnce(text, open);
  const [inside] = splitOnce(rest, close);
  // Dates in Atom are whole seconds everywhere, as the envelope's are.
  return `${open}${inside}${close}`.replace(/\n +/g, '\n').replaceAll('.000Z<', 'Z<');
}

function split(text: string, mark: string): Fragment {
  const [before, after] = splitOnce(text, mark);
  return { before, after };
}

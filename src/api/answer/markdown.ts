// An article as Markdown: what is public of its front matter, and its source.
import type { Catalog } from '../../catalog/catalog.ts';
import { type About, type ArticleRecord, readAbout } from '../../catalog/record.ts';
import type { Term } from '../../catalog/site.ts';
import { toAtomDate } from '../../feed/date.ts';

/** A value of front matter; what is null or an empty list is left out. */
type Value = string | number | null | readonly (string | Members)[] | Members;
type Members = { readonly [key: string]: Value };

/** UTF-8 in pieces: the front matter, and the source as it is stored. */
export function toMarkdown(catalog: Catalog, record: ArticleRecord): readonly Uint8Array[] {
  const head = `---\n${toYaml(toFrontMatter(catalog, readAbout(record)))}---\n`;
  return [new TextEncoder().encode(head), record.markdown];
}

/** By the keys that editors write, with the names that people read. */
function toFrontMatter({ site, authors, sections, tags }: Catalog, about: About): Members {
  const { title, link, id, published, updated, summary, section, language, image } = about;
  return {
    title,
    url: link,
    link: about.external?.url ?? null,
    id,
    date: toAtomDate(published),
    updated: updated === null ? null : toAtomDate(updated),
    summary,
    authors: about.authors.map((slug) => toTitle(authors, slug)),
    section: section === null ? null : toTitle(sections, section),
    tags: about.tags.map((slug) => toTitle(tags, slug)),
    language,
    image: image === null ? null : { src: image.url, alt: image.alt },
    attachments: about.attachments.map(({ url, type, length, title: name }) => {
      return { url, type, length, title: name };
    }),
    copyright: site.copyright,
    license: about.license,
  };
}

function toTitle(terms: readonly Term[], slug: string): string {
  return terms.find((term) => term.slug === slug)?.title ?? slug;
}

/** In YAML 1.2 that parsers of 1.1 read alike: a key on a line, each text in double quotes. */
export function toYaml(members: Members): string {
  return Object.entries(members)
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => `${key}: ${toFlow(value)}\n`)
    .join('');
}

function toFlow(value: Value): string {
  if (typeof value === 'string') return quote(value);
  if (value === null || typeof value === 'number') return String(value);
  if (isList(value)) return `[${value.map(toFlow).join(', ')}]`;
  const pairs = Object.entries(value).filter(([, one]) => one !== null);
  return `{ ${pairs.map(([key, one]) => `${key}: ${toFlow(one)}`).join(', ')} }`;
}

function isList(value: Value): value is readonly (string | Members)[] {
  return Array.isArray(value);
}

/** JSON leaves characters as they are that YAML forbids (§5.1) or takes for the end of a line (§5.4). */
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

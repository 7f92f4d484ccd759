// A reading as columns of the cache. Every compile reads those of all articles, so that they are plain,
// and what many articles have in common is made once.
import type { ArticleReading, FileReading } from './file-reading.ts';
import type { WrittenTag } from './resolve-terms.ts';

/** Their names, in the order of `ReadingColumns`. */
export const READING_COLUMNS =
  'slug, id, published, updated, removed, draft, unlisted, authors, section, tags, language, media, rest';

/** Of a file that cannot be read all are null but the last, where its diagnostics are. */
export type ReadingColumns = readonly [
  slug: string | null,
  id: string | null,
  published: number | null,
  updated: number | null,
  removed: number | null,
  draft: number | null,
  unlisted: number | null,
  authors: string | null,
  section: string | null,
  tags: string | null,
  language: string | null,
  media: string | null,
  rest: string | null,
];

/** What few articles have. */
type Rest = Pick<
  ArticleReading,
  'idPlace' | 'aliases' | 'references' | 'addresses' | 'mediaOrigins' | 'translationOf'
> &
  Pick<FileReading, 'diagnostics'>;

const NO_REST: Rest = {
  ...{ idPlace: null, aliases: [], references: [], addresses: [] },
  ...{ mediaOrigins: [], translationOf: null },
  diagnostics: [],
};
const NO_FILES: readonly string[] = [];

export function toReadingColumns(file: Omit<FileReading, 'file'>): ReadingColumns {
  const { reading, diagnostics } = file;
  const { idPlace, aliases, references, addresses, mediaOrigins, translationOf } =
    reading ?? NO_REST;
  const own = { idPlace, aliases, references, addresses, mediaOrigins, translationOf };
  const rest = toJson<Rest>({ ...own, diagnostics }, NO_REST);
  if (reading === null) {
    return [null, null, null, null, null, null, null, null, null, null, null, null, rest];
  }
  const { slug, id, published, updated, removed, draft, unlisted, section, language } = reading;
  const authors = JSON.stringify(reading.authors);
  // A line each: JSON has no line breaks of its own.
  const tags = reading.tags.map((tag) => JSON.stringify(tag)).join('\n');
  const media = toJson(reading.media, NO_FILES);
  return [
    ...([slug, id, published, updated, removed, Number(draft), Number(unlisted)] as const),
    ...([authors, section, tags, language, media, rest] as const),
  ];
}

/** Null where it is what most articles have. */
function toJson<Value>(value: Value, usual: Value): string | null {
  const json = JSON.stringify(value);
  return json === JSON.stringify(usual) ? null : json;
}

/** A function that reads columns; it throws for what was never written. */
export function createColumnsReader(): (columns: ReadingColumns) => Omit<FileReading, 'file'> {
  const known = new Map<string, unknown>();
  const share = <Value>(text: string, read: (text: string) => Value): Value => {
    const found = known.get(text) as Value | undefined;
    const value = found ?? read(text);
    if (found === undefined) known.set(text, value);
    return value;
  };
  const readTags = (lines: string): readonly WrittenTag[] =>
    lines.split('\n').map((line) => share(line, parse<WrittenTag>));
  return (columns) => {
    const [slug, id, published, updated, removed, draft, unlisted, ...others] = columns;
    const [authors, section, tags, language, media, kept] = others;
    const rest = kept === null ? NO_REST : parse<Rest>(kept);
    if (id === null) return { reading: null, diagnostics: rest.diagnostics };
    // One literal, so that all have the same shape: what reads 100,000 of them is twice as fast.
    const reading: ArticleReading = {
      slug,
      id,
      idPlace: rest.idPlace,
      aliases: rest.aliases,
      draft: draft === 1,
      unlisted: unlisted === 1,
      published,
      updated,
      removed,
      authors: share(authors ?? '', parse<readonly string[]>),
      section: section && share(section, String),
      tags: tags ? readTags(tags) : [],
      language: share(language ?? '', String),
      references: rest.references,
      addresses: rest.addresses,
      mediaOrigins: rest.mediaOrigins,
      translationOf: rest.translationOf,
      media: media === null ? NO_FILES : parse<readonly string[]>(media),
    };
    return { reading, diagnostics: rest.diagnostics };
  };
}

function parse<Value>(json: string): Value {
  return JSON.parse(json);
}

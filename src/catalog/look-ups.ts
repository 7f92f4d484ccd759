// A catalog's look-ups: what follows from its rows and names, made anew wherever it is read.
import { at, type Catalog, type CatalogFile, type Rows } from './catalog.ts';
import { lazily } from './lazy.ts';
import { invertLists, invertValues } from './postings.ts';
import type { Term } from './site.ts';

export function addLookUps(file: CatalogFile): Catalog {
  const { rows, tags, sections, authors, languages } = file;
  return {
    ...file,
    ids: { tags: toIdTable(tags), sections: toIdTable(sections), authors: toIdTable(authors) },
    postings: lazily<Catalog['postings']>({
      tags: () => invertLists(rows.tags, tags.length, rows.unlisted),
      authors: () => invertLists(rows.authors, authors.length, rows.unlisted),
      sections: () => invertValues(rows.section, sections.length, rows.unlisted, 1),
      languages: () => invertValues(rows.language, languages.length, rows.unlisted, 0),
    }),
    hidden: toHidden(rows),
  };
}

function toHidden(rows: Rows): Catalog['hidden'] {
  const unlisted: number[] = [];
  const removed: number[] = [];
  for (let row = 0; row < rows.count; row++) {
    if (at(rows.unlisted, row) === 1) unlisted.push(row);
    else if (at(rows.removed, row) > 0) removed.push(row);
  }
  return { unlisted: Uint32Array.from(unlisted), removed: Uint32Array.from(removed) };
}

function toIdTable(terms: readonly Term[]): ReadonlyMap<string, number> {
  return new Map(
    terms.flatMap((term, id) => [term.slug, ...term.aliases].map((name) => [name, id] as const)),
  );
}

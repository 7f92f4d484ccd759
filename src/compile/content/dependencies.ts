// What an article's rendering took from outside its file: recorded while it is read, compared later.
import type { Medium } from '../files/media.ts';
import type { LinkContext } from '../markdown/links.ts';
import type { Facts } from './settings.ts';
import type { NameTable } from './vocabulary.ts';

/** Media by their paths, and all of them that is printed. */
export type MediaStates = readonly (readonly [path: string, state: string])[];

export type Dependencies = {
  /** Files of the content folder that must be there. */
  readonly files: readonly string[];
  /** Names that were looked up and what was found; null for nothing. */
  readonly names: readonly (readonly [table: TableName, name: string, found: string | null])[];
  readonly media: MediaStates;
};

/**
 * Articles by their slugs, files by the paths of addresses, other sizes of pictures, the names of `site.yaml`,
 * its defaults and its podcasts.
 */
type TableName =
  | 'slugs'
  | 'paths'
  | 'sizes'
  | 'authors'
  | 'sections'
  | 'tags'
  | 'defaults'
  | 'shows';

export type Recording = {
  /** To be used in the place of those that are recorded. */
  readonly linkContext: LinkContext;
  readonly facts: Facts;
  readonly dependencies: () => Dependencies;
  /** False when it took what cannot be compared: where symbolic links lead, or that a file is missing. */
  readonly isComparable: () => boolean;
};

/** Surroundings and facts that take note of what is asked of them. */
export function recordDependencies(linkContext: LinkContext, facts: Facts): Recording {
  const { folder } = linkContext;
  const files = new Set<string>();
  const names = new Map<string, Dependencies['names'][number]>();
  const media = new Map<string, string>();
  let isOpen = false;
  const recordGet =
    (table: TableName, known: Pick<NameTable, 'get'>) =>
    (name: string): string | undefined => {
      const found = known.get(name);
      names.set(`${table} ${name}`, [table, name, found ?? null]);
      return found;
    };
  const record = (table: TableName, known: NameTable): NameTable => {
    return { get: recordGet(table, known), keys: () => known.keys() };
  };
  return {
    linkContext: {
      ...linkContext,
      folder: {
        ...folder,
        find: (path) => {
          const file = folder.find(path);
          if (file === undefined) isOpen = true;
          else files.add(file);
          return file;
        },
        links: {
          has: (file) => {
            const is = folder.links.has(file);
            isOpen ||= is;
            return is;
          },
          [Symbol.iterator]: () => folder.links[Symbol.iterator](),
        },
      },
      files: { get: recordGet('slugs', linkContext.files) },
      paths: { get: recordGet('paths', linkContext.paths) },
      sizedPictures: { get: recordGet('sizes', linkContext.sizedPictures) },
      findMedium: (path) => {
        const medium = linkContext.findMedium(path);
        media.set(path, toState(medium));
        return medium;
      },
    },
    facts: {
      ...facts,
      authors: facts.authors && record('authors', facts.authors),
      sections: facts.sections && record('sections', facts.sections),
      tags: facts.tags && { ...facts.tags, names: record('tags', facts.tags.names) },
      defaults: record('defaults', facts.defaults),
      shows: record('shows', facts.shows),
    },
    dependencies: () => ({ files: [...files], names: [...names.values()], media: [...media] }),
    isComparable: () => !isOpen,
  };
}

/** Whether everything an article took from outside would be the same now. */
export function areSame(before: Dependencies, linkContext: LinkContext, facts: Facts): boolean {
  const { folder, files: slugs, paths, sizedPictures: sizes, findMedium } = linkContext;
  const { authors, sections, tags, defaults, shows } = facts;
  const tables = { slugs, paths, sizes, authors, sections, tags: tags?.names, defaults, shows };
  return (
    before.files.every((file) => folder.files.has(file)) &&
    before.names.every(([table, name, found]) => (tables[table]?.get(name) ?? null) === found) &&
    before.media.every(([path, state]) => toState(findMedium(path)) === state)
  );
}

/** All that HTML and fragments say of a file, its type being its name's. */
export function toState({ file, length, width, height, duration }: Medium): string {
  return `${file.hash} ${file.name} ${length} ${width}x${height} ${duration}`;
}

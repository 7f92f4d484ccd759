// What an article's rendering took from outside its file: recorded while it is read, compared later.
import type { Medium } from '../files/media.ts';
import type { LinkContext } from '../markdown/links.ts';
import type { Facts } from './settings.ts';
import type { NameTable } from './vocabulary.ts';

/** Names that were looked up and what was found; null for nothing. */
export type Lookups = readonly (readonly [name: string, found: string | null])[];

export type Dependencies = {
  /** Files of the content folder that must be there. */
  readonly files: readonly string[];
  /** Slugs and the articles' files that they meant. */
  readonly slugs: Lookups;
  readonly authors: Lookups;
  readonly sections: Lookups;
  readonly tags: Lookups;
  /** Media by their paths, and all of them that is printed. */
  readonly media: Lookups;
};

export type Recording = {
  /** To be used in the place of those that are recorded. */
  readonly linkContext: LinkContext;
  readonly facts: Facts;
  readonly dependencies: () => Dependencies;
  /** False when it took what cannot be compared: where symbolic links lead. */
  readonly isComparable: () => boolean;
};

/** Surroundings and facts that take note of what is asked of them. */
export function recordDependencies(linkContext: LinkContext, facts: Facts): Recording {
  const { folder } = linkContext;
  const files = new Set<string>();
  const media = new Map<string, string | null>();
  let linked = false;
  const slugs = recordLookups(linkContext.files);
  const authors = facts.authors && recordNames(facts.authors);
  const sections = facts.sections && recordNames(facts.sections);
  const tags = facts.tags && recordNames(facts.tags.names);
  return {
    linkContext: {
      ...linkContext,
      folder: {
        ...folder,
        find: (path) => {
          const file = folder.find(path);
          // What is not there is an error, and the article is read again anyway.
          if (file !== undefined) files.add(file);
          return file;
        },
        links: {
          has: (file) => {
            const is = folder.links.has(file);
            linked ||= is;
            return is;
          },
          [Symbol.iterator]: () => folder.links[Symbol.iterator](),
        },
      },
      files: slugs,
      findMedium: (path) => {
        const medium = linkContext.findMedium(path);
        media.set(path, toState(medium));
        return medium;
      },
    },
    facts: {
      ...facts,
      authors,
      sections,
      tags: facts.tags && tags && { only: facts.tags.only, names: tags },
    },
    dependencies: () => ({
      files: [...files],
      slugs: slugs.found(),
      authors: authors?.found() ?? [],
      sections: sections?.found() ?? [],
      tags: tags?.found() ?? [],
      media: [...media],
    }),
    isComparable: () => !linked,
  };
}

/** Whether everything an article took from outside would be the same now. */
export function areSame(before: Dependencies, linkContext: LinkContext, facts: Facts): boolean {
  return (
    before.files.every((file) => linkContext.folder.files.has(file)) &&
    hold(before.slugs, linkContext.files) &&
    hold(before.authors, facts.authors) &&
    hold(before.sections, facts.sections) &&
    hold(before.tags, facts.tags?.names ?? null) &&
    before.media.every(([path, state]) => toState(linkContext.findMedium(path)) === state)
  );
}

type Table = Pick<ReadonlyMap<string, string>, 'get'>;

function hold(lookups: Lookups, now: Table | null): boolean {
  return lookups.every(([name, found]) => (now?.get(name) ?? null) === found);
}

function recordLookups(table: Table): Table & { readonly found: () => Lookups } {
  const lookups = new Map<string, string | null>();
  return {
    get: (name) => {
      const found = table.get(name);
      lookups.set(name, found ?? null);
      return found;
    },
    found: () => [...lookups],
  };
}

function recordNames(names: NameTable): NameTable & { readonly found: () => Lookups } {
  return { ...recordLookups(names), keys: () => names.keys() };
}

/** All that HTML and fragments say of a file, its type being its name's. */
export function toState({ file, length, width, height }: Medium): string {
  return `${file.hash} ${file.name} ${length} ${width}x${height}`;
}

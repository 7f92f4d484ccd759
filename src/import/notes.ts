// What an import tells: every note, counted by rule, with the first place of each.
import type { Note } from './post.ts';

/** Rules whose notes tell what was put right; all others tell what was left over or lost. */
const NORMALISED: ReadonlySet<string> = new Set([
  ...['normalised-slug', 'same-slug', 'control-characters', 'not-utf8', 'broken-date', 'no-title'],
  ...['named-by-file', 'duplicate-key', 'no-front-matter', 'default-author', 'title-heading'],
]);

/** Tells something of the post that is being read. */
export type Tell = (rule: string, message: string) => void;

/** The notes of one rule. */
export type NoteCount = { readonly rule: string; readonly count: number; readonly first: Note };

/** Collects notes; the same one is taken once. */
export type Notes = { readonly add: (note: Note) => void; readonly all: readonly Note[] };

/** An empty collection. */
export function createNotes(): Notes {
  const all: Note[] = [];
  const known = new Set<string>();
  return {
    all,
    add: (note) => {
      const key = JSON.stringify([note.rule, note.place, note.message]);
      if (known.has(key)) return;
      known.add(key);
      all.push(note);
    },
  };
}

/** Counts by rule, the commonest first: of what was normalised, and of what was left over. */
export function countNotes(notes: readonly Note[]): {
  readonly normalised: readonly NoteCount[];
  readonly left: readonly NoteCount[];
} {
  const counts = new Map<string, NoteCount>();
  for (const note of notes) {
    const known = counts.get(note.rule);
    counts.set(note.rule, {
      rule: note.rule,
      count: (known?.count ?? 0) + 1,
      first: known?.first ?? note,
    });
  }
  const all = [...counts.values()].toSorted((a, b) => b.count - a.count);
  return {
    normalised: all.filter(({ rule }) => NORMALISED.has(rule)),
    left: all.filter(({ rule }) => !NORMALISED.has(rule)),
  };
}

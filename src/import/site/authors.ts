// The authors and sections of a publication while it is imported: one key for each, however often it is named.

import { toRightSlug } from '../../compile/files/ids.ts';
import { toNameFault, toNormalForm } from '../../query/names.ts';
import type { PostAuthor } from '../post.ts';

/** Names of `site.yaml` by their normal forms: of keys, of titles, of aliases. */
export type Known = ReadonlyMap<string, string>;

/** An author as `site.yaml` has it. */
export type AuthorEntry = Omit<PostAuthor, 'key'>;

/** Collects what is new. */
export type Register<Entry> = {
  /** The key of a name, which is added when it is not known. */
  readonly toKey: (entry: Entry) => string | null;
  readonly added: ReadonlyMap<string, Entry>;
};

/** Authors: those with the same name are one. */
export function createAuthors(known: Known): Register<PostAuthor> {
  const names = new Map(known);
  const added = new Map<string, PostAuthor>();
  const toKey = (author: PostAuthor): string | null => {
    const name = author.name.replace(/\s+/gu, ' ').trim();
    const forms = [name, author.key ?? ''].map(toNormalForm).filter((form) => form !== '');
    const found = forms.map((form) => names.get(form)).find((key) => key !== undefined);
    const key = found ?? toNewKey(author.key ?? name, names);
    if (key === null) return null;
    for (const form of forms) if (!names.has(form)) names.set(form, key);
    names.set(key, key);
    if (found === undefined || added.has(key)) {
      added.set(key, { ...author, ...added.get(key), name: added.get(key)?.name ?? name });
    }
    return key;
  };
  return { toKey, added };
}

/** Sections by their titles. */
export function createSections(known: Known): Register<string> {
  const names = new Map(known);
  const added = new Map<string, string>();
  const toKey = (title: string): string | null => {
    const form = toNormalForm(title);
    const found = names.get(form);
    if (found !== undefined) return found;
    const key = toNewKey(title, names);
    if (key === null) return null;
    names.set(form, key);
    names.set(key, key);
    added.set(key, title);
    return key;
  };
  return { toKey, added };
}

/** A key for URLs that nothing has; null when the name has no letter and no digit. */
function toNewKey(name: string, taken: Known): string | null {
  const plain = toRightSlug(name.normalize('NFKC')) || toNormalForm(name);
  if (toNameFault(plain) !== null) return null;
  if (!taken.has(plain)) return plain;
  for (let number = 2; ; number += 1) {
    const key = `${plain}-${number}`;
    if (!taken.has(key)) return key;
  }
}

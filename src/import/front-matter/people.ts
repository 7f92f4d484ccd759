// Authors as front matter names them: a text, a list, maps, or keys of a table of authors.
import type { PostAuthor } from '../post.ts';
import { type Data, isData, toText, type Value } from './value.ts';

/** Authors of a file such as `authors.yml`, by their keys. */
export type People = ReadonlyMap<string, PostAuthor>;

/** Parts of a name behind a comma that are no names of their own. */
const SUFFIX = /^(?:jr|sr|i{2,3}|iv|ph\.? ?d|m\.? ?d|md|esq|inc|ltd|llc)\.?$/iu;

/** The authors of a value; `people` are those that keys may stand for. */
export function readPeople(value: Value | undefined, people: People): readonly PostAuthor[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((one: Value) => readPeople(one, people));
  if (isData(value)) {
    const author = toPerson(value, undefined);
    const known = people.get(toText(value['key']) ?? '');
    return author === null ? (known === undefined ? [] : [known]) : [{ ...known, ...author }];
  }
  return splitNames(toText(value) ?? '').map((name) => people.get(name) ?? { name });
}

/** A table of authors: maps by key, or a list of maps. */
export function readPeopleTable(data: Data): People {
  return new Map(
    Object.entries(data).flatMap(([key, value]): readonly (readonly [string, PostAuthor])[] => {
      if (!isData(value)) {
        const name = toText(value);
        return name === undefined ? [] : [[key, { name, key }]];
      }
      const person = toPerson(value, key);
      return person === null ? [] : [[key, person]];
    }),
  );
}

function toPerson(data: Data, key: string | undefined): PostAuthor | null {
  const name = pick(data, ['name', 'display_name', 'title', 'nickname']) ?? key;
  if (name === undefined) return null;
  const url = pick(data, ['url', 'website', 'web', 'site', 'link', 'uri', 'home', 'homepage']);
  const avatar = pick(data, ['avatar', 'image_url', 'imageURL', 'image', 'picture', 'photo']);
  const bio = pick(data, ['bio', 'description', 'about']);
  return {
    name,
    ...(key === undefined ? {} : { key }),
    ...(url === undefined ? {} : { url }),
    ...(avatar === undefined ? {} : { avatar }),
    ...(bio === undefined ? {} : { bio }),
  };
}

function pick(data: Data, names: readonly string[]): string | undefined {
  return names.map((name) => toText(data[name])).find((text) => text !== undefined);
}

/** `Kim Lee, Bo Chan` are two, `Sam Cole, Jr.` is one. */
function splitNames(text: string): readonly string[] {
  const names: string[] = [];
  for (const part of text.split(/[,;]/u).map((one) => one.trim())) {
    const before = names.pop();
    if (before !== undefined && SUFFIX.test(part)) names.push(`${before}, ${part}`);
    else names.push(...(before === undefined ? [] : [before]), part);
  }
  return names.filter((name) => name !== '');
}

// The date of a post of a generator.
import { toArticleDate } from '../dates.ts';
import type { Fields } from '../front-matter/fields.ts';
import type { Note } from '../post.ts';
import type { FileName } from './post-file.ts';

/** The date of the front matter, unless only the name of the file has one that can be read. */
export function chooseDate(
  { date, permalink }: Fields,
  name: FileName,
  place: string,
  note: (note: Note) => void,
): string | undefined {
  const other = name.date ?? readAddressDate(permalink);
  if (date === undefined || toArticleDate(date) !== null || other === undefined)
    return date ?? other;
  const message = `"${date}" is no date; taken from the ${name.date === undefined ? 'address' : 'file name'}`;
  note({ rule: 'broken-date', place, message });
  return other;
}

function readAddressDate(permalink: string | undefined): string | undefined {
  const [, year, month, day] =
    /(?:^|\/)(\d{4})\/(\d{1,2})\/(\d{1,2})(?:\/|$)/u.exec(permalink ?? '') ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}

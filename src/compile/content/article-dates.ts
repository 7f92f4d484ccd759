// The dates of an article, and whether their order makes sense.
import { quote } from '../diagnostics/hints.ts';
import { FILE_START, type Report } from '../diagnostics/rules.ts';
import { toNameDate } from '../files/ids.ts';
import { formatInstant, readDate, toLocalDay } from './dates.ts';
import type { FrontMatter } from './front-matter.ts';
import type { ToPlace } from './yaml-places.ts';

/** Seconds since 1970; `published` is null when the date is missing or wrong. */
export type ArticleDates = {
  readonly published: number | null;
  readonly updated: number | null;
  readonly removed: number | null;
};

/**
 * Reads `date`, `updated` and `removed`, those without an offset in `zone`; `now` in seconds. Where
 * there is no `date`, it is `nameDate`, which the name of the file says.
 */
export function readArticleDates(
  given: Partial<FrontMatter>,
  nameDate: string | null,
  zone: string,
  now: number,
  toPlace: ToPlace,
  report: Report,
): ArticleDates {
  const read = (key: 'date' | 'updated' | 'removed'): number | null => {
    const written = given[key];
    return written === undefined ? null : readDate(written, zone, toPlace([key]), report);
  };
  const published =
    given.date === undefined && nameDate !== null
      ? readDate(nameDate, zone, FILE_START, report)
      : read('date');
  const checked = (key: 'updated' | 'removed'): number | null => {
    const date = read(key);
    if (date === null) return null;
    const fault = toOrderFault(date, published, now);
    if (fault !== null) report('date-order', toPlace([key]), `${quote(key)} ${fault}`);
    return date;
  };
  return { published, updated: checked('updated'), removed: checked('removed') };
}

/** Reports a `date` on another day than the file's name says; `published` is the same in seconds. */
export function checkFileDate(
  file: string,
  written: string | undefined,
  published: number | null,
  zone: string,
  toPlace: ToPlace,
  report: Report,
): void {
  const named = toNameDate(file);
  if (written === undefined || published === null || named === null) return;
  if (written.startsWith(named) || toLocalDay(published, zone) === named) return;
  const message = `${quote(written)}: the file name says ${named}; change one of them`;
  report('file-date', toPlace(['date']), message);
}

function toOrderFault(date: number, published: number | null, now: number): string | null {
  if (published !== null && date < published)
    return `must not be before "date" (${formatInstant(published)})`;
  if (date > now) return `must not be in the future; now is ${formatInstant(now)}`;
  return null;
}

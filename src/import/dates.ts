// Dates in all the forms that generators, feeds and people write, in the one that front matter takes.
import { readDateTime } from '../query/date-time.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Offsets of the zones that RFC 822 §5.1 names. */
const ZONES: Readonly<Record<string, string>> = {
  ...{ z: 'Z', ut: 'Z', utc: 'Z', gmt: 'Z', est: '-05:00', edt: '-04:00', cst: '-06:00' },
  ...{ cdt: '-05:00', mst: '-07:00', mdt: '-06:00', pst: '-08:00', pdt: '-07:00' },
};

const NUMERIC = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ,]+(.*))?$/su;
const DAY_FIRST =
  /^(?:[a-z]{3,9}\.?, ?)?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})(?:[ ,]+(?:at )?(.*))?$/isu;
const MONTH_FIRST =
  /^(?:[a-z]{3,9}\.?,? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:[ ,]+(?:at )?(.*))?$/isu;
const SCRIPT = /^[a-z]{3} ([a-z]{3}) (\d{1,2}) (\d{4}) ([\d:]+ GMT[+-]\d{4})/isu;
const TIME = /^(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d+)?)? ?([ap]\.?m\.?)? ?(.*)$/isu;

/**
 * A date as front matter takes it, `2016-01-29` or `2016-01-29T08:00:00+01:00`; without an offset where
 * none is written. Null where the text is no date, or of a day or a year that cannot be.
 */
export function toArticleDate(text: string): string | null {
  const written = text.replace(/\s+/gu, ' ').trim();
  const parts = readNumeric(written) ?? readWords(written);
  if (parts === null) return null;
  const { year, month, day, time } = parts;
  const date = `${year}-${pad(month)}-${pad(day)}`;
  const clock = time === '' ? '' : toClock(time);
  if (clock === null) return null;
  const known = readDateTime(date + clock);
  const isKnown = typeof known !== 'string' && Number(year) >= 1990 && Number(year) < 2100;
  return isKnown ? date + clock : null;
}

type Parts = {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly time: string;
};

function readNumeric(text: string): Parts | null {
  const [, year, month = '', day = '', time = ''] = NUMERIC.exec(text) ?? [];
  return year === undefined ? null : { year, month, day, time };
}

function readWords(text: string): Parts | null {
  const [, scriptMonth, scriptDay = '', scriptYear = '', scriptTime = ''] = SCRIPT.exec(text) ?? [];
  if (scriptMonth !== undefined) {
    return toParts(scriptYear, scriptMonth, scriptDay, scriptTime.replace('GMT', ''));
  }
  const [, firstDay, firstMonth = '', firstYear = '', firstTime = ''] = DAY_FIRST.exec(text) ?? [];
  if (firstDay !== undefined) return toParts(firstYear, firstMonth, firstDay, firstTime);
  const [, month, day = '', year = '', time = ''] = MONTH_FIRST.exec(text) ?? [];
  return month === undefined ? null : toParts(year, month, day, time);
}

function toParts(year: string, name: string, day: string, time: string): Parts | null {
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? null : { year, month: String(month), day, time };
}

/** `T08:00:00+01:00` of `8:00:00 +0100`; null where it is no time. */
function toClock(text: string): string | null {
  const [, hour, minute = '', second, half = '', rest = ''] = TIME.exec(text) ?? [];
  if (hour === undefined) return null;
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (/^p/iu.test(half) ? 12 : 0);
  const offset = toOffset(rest.trim());
  if (offset === null) return null;
  return `T${pad(String(hours))}:${minute}${second === undefined ? '' : `:${second}`}${offset}`;
}

/** What stands behind a time; a name in parentheses says nothing more. */
function toOffset(text: string): string | null {
  const note = text.indexOf('(');
  const zone = (note === -1 ? text : text.slice(0, note)).trim();
  if (zone === '') return '';
  const named = ZONES[zone.toLowerCase()];
  if (named !== undefined) return named;
  const [, sign, hours = '', minutes = '00'] =
    /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$/u.exec(zone) ?? [];
  return sign === undefined ? null : `${sign}${pad(hours)}:${minutes}`;
}

function pad(number: string): string {
  return number.padStart(2, '0');
}

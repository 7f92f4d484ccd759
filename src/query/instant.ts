// Instants in URLs: RFC 3339, or a bare date that means a day in the site's zone.
import { toInstants } from './local-time.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

/**
 * Seconds since 1970, a fraction rounded up; null for what is neither. A bare date is the first
 * instant of that day in `zone`, moved on by `days`.
 */
export function parseInstant(text: string, zone: string, days = 0): number | null {
  if (DATE.test(text)) {
    if (!isRealDate(text)) return null;
    return toStartOfDay(addDays(text, days), zone);
  }
  const date = DATE_TIME.exec(text)?.[1];
  if (date === undefined || !isRealDate(date)) return null;
  const milliseconds = Date.parse(text.toUpperCase());
  return Number.isNaN(milliseconds) ? null : Math.ceil(milliseconds / 1000);
}

/** The first instant of a day; some zones skip midnight, so the first hour that exists. */
function toStartOfDay(date: string, zone: string): number | null {
  for (const hour of ['00', '01', '02']) {
    const [first] = toInstants(`${date}T${hour}:00`, zone);
    if (first !== undefined) return first;
  }
  return null;
}

function isRealDate(date: string): boolean {
  const milliseconds = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(date);
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

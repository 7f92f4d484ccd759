// How long an article takes to read: the same on pages and in the query API.

/** Words a reader takes in, in a minute: what people read on screens, on the careful side. */
const READING_SPEED = 200;

/** Whole minutes, at least 1. */
export function toReadingMinutes(words: number): number {
  return Math.max(1, Math.round(words / READING_SPEED));
}

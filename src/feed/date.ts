// Dates as the formats write them. Instants are seconds since 1970.

/** `Mon, 02 Mar 2026 08:00:00 GMT` (RFC 822 with a year of four digits, as RSS 2.0 asks). */
export function toRssDate(seconds: number): string {
  return new Date(seconds * 1000).toUTCString();
}

/** `2026-03-02T08:00:00Z` (RFC 3339, as RFC 4287 §3.3 asks). */
export function toAtomDate(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** `2026-03-02T08:00:00.000Z` (RFC 3339; some readers insist on the milliseconds). */
export function toJsonDate(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

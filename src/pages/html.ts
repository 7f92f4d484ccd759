// Pages on the wire: their type, their fields, their bytes.
import type { Child } from 'hono/jsx';

/** A page loads nothing but its own style and script, and media by their own choice of host. */
export const PAGE_FIELDS = {
  Vary: 'Accept-Encoding',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; " +
    "img-src 'self' https:; media-src 'self' https:; " +
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};

export const HTML = 'text/html; charset=utf-8';

/** The whole text of a page. */
export function toPageText(page: Child): string {
  return `<!DOCTYPE html>\n${page}\n`;
}

export function toPageBytes(page: Child): readonly Uint8Array[] {
  return [new TextEncoder().encode(toPageText(page))];
}

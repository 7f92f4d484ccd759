// Pages on the wire: their type, their fields, their bytes.
import type { Child } from 'hono/jsx';

/**
 * A page loads nothing but its own style and script, pictures of any host, and audio and video of the site and
 * of `media`: sources as a policy names them (CSP Level 3, `media-src`).
 */
export function toPageFields(media: readonly string[]) {
  return {
    Vary: 'Accept-Encoding',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; " +
      `img-src 'self' https:; manifest-src 'self'; media-src ${["'self'", ...media].join(' ')}; ` +
      "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    'Referrer-Policy': 'strict-origin-when-cross-origin',
  };
}

/** Of all pages but those of articles. */
export const PAGE_FIELDS = toPageFields([]);

export const HTML = 'text/html; charset=utf-8';

/** The whole text of a page. */
export function toPageText(page: Child): string {
  return `<!DOCTYPE html>\n${page}\n`;
}

export function toPageBytes(page: Child): readonly Uint8Array[] {
  return [new TextEncoder().encode(toPageText(page))];
}

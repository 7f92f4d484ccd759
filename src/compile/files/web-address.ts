// Addresses of the web, in the one form that every format takes.

/** The ASCII form of an absolute `http:` or `https:` URL; null when the text is none. */
export function toWebAddress(text: string): string | null {
  if (!/^https?:\/\/[^\s/]/iu.test(text) || /\s/u.test(text)) return null;
  return URL.parse(text)?.href ?? null;
}

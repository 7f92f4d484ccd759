// Addresses of the web, in the one form that every format takes.

/** The ASCII form of an absolute `http:` or `https:` URL; null when the text is none. */
export function toWebAddress(text: string): string | null {
  if (!/^https?:\/\/[^\s/]/iu.test(text) || /\s/u.test(text)) return null;
  // A percent sign that begins no encoding is one itself (RFC 3986 §2.1).
  const encoded = text.replace(/%(?![0-9a-f]{2})/giu, '%25');
  return URL.parse(encoded)?.href ?? null;
}

/** Whether a URL names somebody to log in as, with or without a password. */
export function hasCredentials({ username, password }: URL): boolean {
  return username !== '' || password !== '';
}

/** Scheme and host without a trailing slash; null when there is a path, a query or no host. */
export function toOrigin(text: string): string | null {
  const address = toWebAddress(text);
  if (address === null) return null;
  const { origin, href } = new URL(address);
  return href === `${origin}/` ? origin : null;
}

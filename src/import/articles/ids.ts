// Ids that feed readers know from the old feeds, as front matter takes them.

/** What front matter takes as an id: an absolute URI in ASCII. */
const URI = /^[a-z][a-z0-9+.-]*:[!#$%&'()*+,./0-9:;=?@A-Z_a-z~[\]-]+$/iu;

/** The id verbatim where it is a URI, else in a stable `tag:` URI (RFC 4151) of the authority. */
export function toArticleId(id: string, authority: string): string {
  return URI.test(id) ? id : `tag:${authority}:imported/${encodeURIComponent(id)}`;
}

// Parts of a stored record as text.
import type { About, ArticleRecord } from '../catalog/record.ts';

/** What a record tells of its article. */
export function readAbout(record: ArticleRecord): About {
  return JSON.parse(readText(record.about)) as About;
}

/** UTF-8 as text. */
export function readText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

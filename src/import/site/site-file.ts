// `site.yaml` of the content folder: what it says already, and what is added to it.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Document, isMap, parseDocument } from 'yaml';
import { toNormalForm } from '../../query/names.ts';
import { toDataOf } from '../front-matter/read.ts';
import { type Data, isData, toText, toTexts } from '../front-matter/value.ts';
import type { Known } from './authors.ts';

/** The settings that are there; `document` is null where there is no file yet. */
export type SiteFile = {
  readonly document: Document | null;
  /** Whether lists are written `[ a ]`, so that they stay as they are. */
  readonly padsBrackets: boolean;
  readonly title: string | undefined;
  readonly url: string | undefined;
  readonly zone: string | undefined;
  readonly language: string | undefined;
  readonly authors: Known;
  readonly sections: Known;
  readonly tags: Known;
  /** Whether articles may have no other tags. */
  readonly onlyTags: boolean;
  readonly redirects: ReadonlySet<string>;
};

/** Reads it. Throws, in words for a person, when it is no YAML: nothing could be added to it. */
export async function readSiteFile(folder: string): Promise<SiteFile> {
  const file = path.join(folder, 'site.yaml');
  const text = existsSync(file) ? await readFile(file, 'utf8') : null;
  const document = text === null ? null : parseDocument(text);
  const [error] = document?.errors ?? [];
  if (error !== undefined) {
    const [reason] = error.message.split('\n');
    throw new Error(
      `${file} cannot be read: ${reason} Mend it first, so that authors can be added.`,
    );
  }
  if (document !== null && document.contents !== null && !isMap(document.contents)) {
    throw new Error(`${file} has no keys. Mend it first, so that authors can be added.`);
  }
  const data = text === null ? {} : toDataOf(text);
  const only = isData(data['tags']) ? toText(data['tags']['only']) : undefined;
  return {
    document,
    padsBrackets: /: [[{] /u.test(text ?? ''),
    title: toText(data['title']),
    url: toText(data['url']),
    zone: toText(data['zone']),
    language: toText(data['language']),
    authors: toKnown(data['authors'], 'name'),
    sections: toKnown(data['sections'], 'title'),
    tags: toKnown(data['tags'], 'title'),
    onlyTags: only === 'true',
    redirects: new Set(isData(data['redirects']) ? Object.keys(data['redirects']) : []),
  };
}

/** Keys by the normal forms of keys, titles and aliases. */
function toKnown(value: Data[string] | undefined, title: string): Known {
  const known = new Map<string, string>();
  if (!isData(value)) return known;
  for (const [key, entry] of Object.entries(value)) {
    known.set(key, key);
    if (!isData(entry)) continue;
    for (const name of [...toTexts(entry[title]), ...toTexts(entry['aliases'])]) {
      const form = toNormalForm(name);
      if (!known.has(form)) known.set(form, key);
    }
  }
  return known;
}

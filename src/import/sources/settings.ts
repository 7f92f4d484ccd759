// Settings of a generator: what its file says of the publication, and where it lived.

import { readDataFile } from '../front-matter/read.ts';
import { type Data, toText, type Value } from '../front-matter/value.ts';
import type { Note, Publication, ReadOptions } from '../post.ts';
import { findNamed, readSourceText, type SiteFolder } from './site-folder.ts';

/** The first of the files that is there, as a map. */
export async function readSettingsFile(
  folder: SiteFolder,
  names: readonly string[],
  note: (note: Note) => void,
): Promise<Data> {
  const file = findNamed(folder, names);
  const text = file === undefined ? null : await readSourceText(folder.root, file, note);
  return file === undefined || text === null ? {} : readDataFile(text, file, note);
}

/** What settings give a publication; texts that are missing or empty are left out. */
export type Given = {
  readonly title?: Value | undefined;
  readonly description?: Value | undefined;
  /** Where the site is, with the path that it lives under. */
  readonly url?: Value | undefined;
  /** The path, where the settings have it apart. */
  readonly base?: Value | undefined;
  readonly language?: Value | undefined;
  readonly copyright?: Value | undefined;
  readonly zone?: Value | undefined;
};

/** A publication of settings; `feeds` are old addresses within the site. */
export function toPublication(
  given: Given,
  feeds: Publication['feeds'],
  options: ReadOptions,
): Publication & { readonly base: string } {
  const written = toText(given.url);
  const url = written === undefined ? null : URL.parse(written);
  const web = url !== null && /^https?:$/u.test(url.protocol) ? url : null;
  const base = toBase(options.base ?? toText(given.base) ?? web?.pathname ?? '');
  const texts = {
    title: toText(given.title),
    description: toText(given.description),
    language: toText(given.language)?.replaceAll('_', '-'),
    copyright: toText(given.copyright),
    zone: toText(given.zone),
    url: web?.origin,
  };
  const known = Object.entries(texts).filter(([, text]) => text !== undefined);
  return {
    ...Object.fromEntries(known),
    feeds: Object.fromEntries(Object.entries(feeds).map(([from, to]) => [base + from, to])),
    authors: [],
    base,
  };
}

/** `/blog` of `blog/`; empty for the root. */
function toBase(written: string): string {
  const steps = written.split('/').filter((step) => step !== '');
  return steps.length === 0 ? '' : `/${steps.join('/')}`;
}

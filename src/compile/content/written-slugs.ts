// The slugs that `slug:` in front matter gives. Links to an article need its slug before it is rendered.
import { join } from 'node:path';
import { readBytes } from '../files/read-bytes.ts';
import { toSourceText } from '../files/text-file.ts';
import { readFrontMatter } from './front-matter.ts';

/** Slugs by file, of those articles that have the key. */
export type WrittenSlugs = ReadonlyMap<string, string>;

const silent = (): void => undefined;

/** Reads the slugs of some files below `root`. What is wrong with a file is reported when it is rendered. */
export function readWrittenSlugs(root: string, files: Iterable<string>): WrittenSlugs {
  const slugs = new Map<string, string>();
  for (const file of files) {
    const bytes = readBytes(join(root, file), silent);
    // Nearly all files are done with here.
    if (bytes === null || !hasKey(bytes)) continue;
    const text = toSourceText(bytes, silent);
    const slug = text === null ? undefined : readFrontMatter(text, silent).given.slug;
    if (slug !== undefined) slugs.set(file, slug);
  }
  return slugs;
}

function hasKey({ buffer, byteOffset, length }: Uint8Array): boolean {
  return Buffer.from(buffer, byteOffset, length).includes('slug');
}

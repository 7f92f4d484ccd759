// A content folder that the tests edit, and what its feeds have to say about every article.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { toHeadline } from '../../src/catalog/headline.ts';
import { readWhole } from '../read-content.ts';
import { ROOT } from '../root.ts';

/** An article as readers should come to know it. */
export type Article = {
  readonly id: string;
  /** Null for a note; `headline` is what Atom has for it. */
  readonly title: string | null;
  readonly headline: string;
  readonly link: string;
  /** Seconds since 1970. */
  readonly published: number;
  readonly updated: number | null;
  /** Names and titles as people write them. */
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly html: string;
};

export type Publication = {
  readonly folder: string;
  /** Puts an article of that name there, or another in its place. */
  readonly write: (article: string, text: string) => Promise<void>;
  /** Replaces a text that occurs in the article. */
  readonly edit: (article: string, from: string, to: string) => Promise<void>;
  /** What the feed of everything lists now, or that of one tag, newest first. */
  readonly list: (tag?: string) => Promise<readonly Article[]>;
};

/**
 * A copy of the fixture that uses all there is, with a note. Its feeds have room for what tests add, and its
 * article of the future stays there.
 */
export async function copyPublication(folder: string, origin: string): Promise<Publication> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.dirname(folder), { recursive: true });
  await cp(path.join(ROOT, 'test/fixtures/content/valid'), folder, { recursive: true });
  const note = '2026-04-20-note.md';
  await cp(
    path.join(ROOT, 'test/fixtures/content/notes/articles', note),
    path.join(folder, 'articles', note),
  );
  await replace(path.join(folder, 'site.yaml'), 'limit: 5', 'limit: 20');
  await replace(path.join(folder, 'articles/2030-01-01-future.md'), 'date: 2030', 'date: 2099');
  const toFile = (article: string): string => path.join(folder, `articles/${article}.md`);
  return {
    folder,
    write: (article, text) => writeFile(toFile(article), text),
    edit: (article, from, to) => replace(toFile(article), from, to),
    list: (tag) => list(folder, origin, tag),
  };
}

async function replace(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not say "${from}"`);
  await writeFile(file, text.replace(from, to));
}

async function list(
  folder: string,
  origin: string,
  tag: string | undefined,
): Promise<readonly Article[]> {
  const now = Math.floor(Date.now() / 1000);
  const { content, diagnostics } = await readWhole({ folder, shown: 'content', origin, now });
  if (content === null) throw new Error(JSON.stringify(diagnostics, null, 2));
  const names = new Map(content.authors.map(({ slug, title }) => [slug, title]));
  const titles = new Map(content.tags.map(({ slug, title }) => [slug, title]));
  return content.articles
    .filter(({ unlisted, removed, published }) => !unlisted && removed === null && published <= now)
    .filter(({ tags }) => tag === undefined || tags.includes(tag))
    .map((article) => ({
      ...article,
      headline: toHeadline(article),
      authors: article.authors.map((slug) => names.get(slug) ?? slug),
      tags: article.tags.map((slug) => titles.get(slug) ?? slug),
    }))
    .toReversed();
}

// The generated publication as other programs read it: front matter under their keys, links made absolute.
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { toSlug } from '../../src/compile/files/ids.ts';
import { toNormalForm } from '../../src/query/names.ts';
import { ORIGIN } from './corpus.ts';

/** Front matter as the corpus writes it. */
type Fields = {
  readonly title: string;
  readonly date: string;
  readonly updated?: string;
  readonly removed?: string;
  readonly summary?: string;
  readonly authors: readonly string[];
  readonly section: string;
  readonly tags: readonly string[];
  readonly language?: string;
  readonly image?: { readonly src: string; readonly alt: string };
  readonly unlisted?: boolean;
};

type Named = { readonly [key: string]: { readonly title?: string; readonly name?: string } };

type Settings = { readonly sections: Named; readonly authors: Named; readonly tags: Named };

/** A tag, section or author: the folder of its pages, and its title in site.yaml. */
export type Term = { readonly kind: keyof Settings; readonly name: string; readonly title: string };

/** Front matter of another program, from ours with absolute addresses and terms that have titles. */
export type ToForeign = (
  fields: Omit<Fields, 'removed'> & { readonly slug: string },
  terms: readonly Term[],
) => object;

/**
 * Writes all articles but the removed ones below `articles`, and copies the media to `media`. Resolves
 * to all terms that site.yaml names.
 */
export async function writeForeign(
  content: string,
  out: { readonly articles: string; readonly media: string },
  toForeign: ToForeign,
): Promise<readonly Term[]> {
  const settings = parse(await readFile(path.join(content, 'site.yaml'), 'utf8')) as Settings;
  await cp(path.join(content, 'media'), out.media, { recursive: true });
  let made = '';
  for (const file of await readdir(path.join(content, 'articles'), { recursive: true })) {
    if (!file.endsWith('.md')) continue;
    const text = await readFile(path.join(content, 'articles', file), 'utf8');
    const foreign = toForeignArticle(`articles/${file}`, text, settings, toForeign);
    if (foreign === null) continue;
    const target = path.join(out.articles, file);
    const parent = path.dirname(target);
    if (parent !== made) await mkdir(parent, { recursive: true });
    made = parent;
    await writeFile(target, foreign);
  }
  const kinds = ['sections', 'authors', 'tags'] as const;
  return kinds.flatMap((kind) => Object.keys(settings[kind]).map(toTerm(kind, settings)));
}

/** Copies what of another program's site is written by hand. */
export async function copySkeleton(name: string, out: string): Promise<void> {
  await cp(path.join(import.meta.dirname, name), out, { recursive: true });
}

/** `file` is the article's path in the content folder. Null for a removed article: it has no page. */
export function toForeignArticle(
  file: string,
  text: string,
  settings: Settings,
  toForeign: ToForeign,
): string | null {
  const [, head = '', body = ''] = /^---\n(.*?\n)---\n(.*)$/s.exec(text) ?? [];
  const { removed, image, ...fields } = parse(head) as Fields;
  if (removed !== undefined) return null;
  const toAddress = (target: string): string => {
    const found = path.posix.join(path.posix.dirname(file), target);
    return `${ORIGIN}/${found.endsWith('.md') ? `articles/${toSlug(found)}/` : found}`;
  };
  const terms = [
    ...fields.authors.map(toTerm('authors', settings)),
    toTerm('sections', settings)(fields.section),
    ...fields.tags.map(toTerm('tags', settings)),
  ];
  const pictured = image === undefined ? {} : { image: { ...image, src: toAddress(image.src) } };
  const own = toForeign({ ...fields, ...pictured, slug: toSlug(file) }, terms);
  const linked = body.replaceAll(/\]\((?!https:)([^)]+)\)/g, (_, to) => `](${toAddress(to)})`);
  return `---\n${stringify(own, { lineWidth: 0 })}---\n${linked}`;
}

function toTerm(kind: Term['kind'], settings: Settings): (written: string) => Term {
  return (written) => {
    const name = toNormalForm(written);
    const { title, name: called } = settings[kind][name] ?? {};
    return { kind, name, title: title ?? called ?? written };
  };
}

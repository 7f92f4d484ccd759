// The front matter of an article, written with the keys in the order of the manual.
import { Document, isMap, isSeq, type Node } from 'yaml';

/** What the front matter of an imported article has. */
export type ArticleFrontMatter = {
  /** Null for a note. */
  readonly title: string | null;
  readonly date: string;
  readonly authors: readonly string[];
  readonly section?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly summary?: string | undefined;
  readonly updated?: string | undefined;
  readonly language?: string | undefined;
  readonly image?: { readonly src: string; readonly alt: string } | undefined;
  readonly attachments?:
    | readonly (
        | {
            readonly url: string;
            readonly type: string;
            readonly length: number;
            readonly duration?: number;
            readonly title?: string;
          }
        | { readonly file: string; readonly title?: string }
      )[]
    | undefined;
  readonly draft?: boolean | undefined;
  readonly unlisted?: boolean | undefined;
  readonly canonical?: string | undefined;
  readonly link?: string | undefined;
  readonly id?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
};

/** Keys whose lists stand on one line. */
const FLAT: readonly string[] = ['authors', 'tags', 'image'];

/** The text between the two marks, with them. What is undefined or empty is left out. */
export function writeFrontMatter(given: ArticleFrontMatter): string {
  const { title, date, authors, section, tags, summary, updated, language, image } = given;
  const { attachments, draft, unlisted, canonical, link, id, aliases } = given;
  const pairs = Object.entries({
    ...{
      title: title ?? undefined,
      date,
      authors: authors.length === 1 ? authors[0] : authors,
      section,
      tags,
      summary,
    },
    ...{ updated, language, image, attachments, draft: draft || undefined },
    ...{ unlisted: unlisted || undefined, canonical, link, id, aliases },
  }).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
  const document = new Document(Object.fromEntries(pairs));
  for (const key of FLAT) {
    const node: unknown = document.get(key, true);
    if (isFlattable(node)) node.flow = true;
  }
  return `---\n${document.toString({ lineWidth: 0, flowCollectionPadding: false })}---\n`;
}

function isFlattable(node: unknown): node is Node & { flow?: boolean } {
  return isSeq(node) || isMap(node);
}

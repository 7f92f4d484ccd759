// The text of a new article.
import { stringify } from 'yaml';

export type ArticleTemplate = {
  /** Null for a note. */
  readonly title: string | null;
  /** What it says; null for a sentence to be replaced. */
  readonly body: string | null;
  /** As it is to be written. */
  readonly date: string;
  /** Empty where the default author is meant. */
  readonly authors: readonly string[];
  readonly section: string | null;
  readonly tags: readonly string[];
  readonly draft: boolean;
};

/** Front matter with what is said, and the body. */
export function toArticleText(article: ArticleTemplate): string {
  const { title, body, date, authors, section, tags, draft } = article;
  const lines = [
    ...(title === null ? [] : [`title: ${toYaml(title)}`]),
    `date: ${date}`,
    ...(authors.length === 0 ? [] : [`authors: [${authors.map(toYaml).join(', ')}]`]),
    ...(section === null ? [] : [`section: ${toYaml(section)}`]),
    ...(tags.length === 0 ? [] : [`tags: ${toYaml(tags)}`]),
    ...(draft ? ['draft: true'] : []),
  ];
  return `---\n${lines.join('\n')}\n---\n${body ?? 'Write the article here.'}\n`;
}

/** A value on one line, in quotation marks where YAML would take it for something else. */
export function toYaml(value: string | readonly string[]): string {
  return stringify(value, {
    lineWidth: 0,
    collectionStyle: 'flow',
    flowCollectionPadding: false,
  }).trim();
}

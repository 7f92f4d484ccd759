// The files of a publication that begins: site.yaml with a comment for each line, and one article.
import { toRightSlug } from '../files/ids.ts';
import { toArticleText, toYaml } from './article-template.ts';

export type SiteTemplate = {
  readonly title: string;
  readonly description: string;
  /** An origin. */
  readonly url: string;
  readonly language: string;
  readonly zone: string;
  /** Name of the author; its slug follows from it. */
  readonly author: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Where the folder finds the schema of its site.yaml, for editors. */
  readonly schema: string;
};

/** Texts by the paths of their files in the content folder. */
export function toSiteFiles(site: SiteTemplate) {
  const welcome = toArticleText({
    title: 'Welcome',
    body: null,
    date: site.today,
    ...{ authors: [], section: null, tags: [], draft: false },
  });
  return { 'site.yaml': toSiteText(site), [`articles/${site.today}-welcome.md`]: welcome };
}

function toSiteText(site: SiteTemplate): string {
  const { title, description, url, language, zone, author, today, schema } = site;
  // An address that is none is reported with the other settings.
  const authority = `${URL.parse(url)?.hostname ?? 'unknown'},${today.slice(0, 4)}`;
  const lines: readonly (readonly [comment: string, line: string])[] = [
    ['Name of the publication, shown by feed readers.', `title: ${toYaml(title)}`],
    ['What it is about, in one sentence.', `description: ${toYaml(description)}`],
    ['Public address. All links in feeds begin with it.', `url: ${toYaml(url)}`],
    ['Main language of the articles (BCP 47).', `language: ${toYaml(language)}`],
    ['Time zone of dates without an offset.', `zone: ${toYaml(zone)}`],
    [
      'Part of every id: a domain, and a year in which you owned it. Never change it.',
      `authority: ${toYaml(authority)}`,
    ],
    ['When the publication began.', `founded: ${today}`],
    [
      'Who writes. An article names its author if there is more than one.',
      `authors:\n  ${toYaml(toRightSlug(author) || 'author')}:\n    name: ${toYaml(author)}`,
    ],
  ];
  const text = lines.map(([comment, line]) => `# ${comment}\n${line}\n`).join('');
  const head = `# yaml-language-server: $schema=${schema}\n# Settings of the publication. All keys are in docs/writing.md.\n`;
  return head + text;
}

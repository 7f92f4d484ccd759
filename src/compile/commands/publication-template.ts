// The files of a publication in a repository of its own: those of templates/publication, with its own content.
import { toRightSlug } from '../files/ids.ts';
import { type SiteTemplate, toSiteFiles } from './site-template.ts';
import { listTemplate } from './template.ts';

/** What the template is about; its content is what `npm run init` would write of it. */
export const SAMPLE: SiteTemplate = {
  title: 'My blog',
  description: 'Articles of My blog.',
  url: 'https://blog.example.org',
  language: 'en',
  zone: 'UTC',
  author: 'Ada Lovelace',
  today: '2026-01-05',
  // In the engine, which is cloned into the repository.
  schema: '../engine/docs/schema/site.json',
};

/** Texts by the paths of their files in the repository, for a site whose settings are sound. */
export function toPublicationFiles(
  site: Omit<SiteTemplate, 'schema'>,
): Readonly<Record<string, string>> {
  const others = Object.entries(listTemplate('publication')).filter(
    ([file]) => !(file in toContent(SAMPLE)),
  );
  const texts = others.map(([file, text]) => [file, toOwn(text, site)] as const);
  return { ...Object.fromEntries(texts), ...toContent({ ...site, schema: SAMPLE.schema }) };
}

/** With the name and the host of the publication in place of those of the template. */
function toOwn(text: string, { title, url }: Pick<SiteTemplate, 'title' | 'url'>): string {
  // Functions, since a title may have a "$" in it.
  return text
    .replaceAll(SAMPLE.title, () => title)
    .replaceAll(toWorkerName(SAMPLE.title), toWorkerName(title))
    .replaceAll(new URL(SAMPLE.url).hostname, () => new URL(url).hostname);
}

/** A name that Cloudflare takes: letters, digits and hyphens, of ASCII, short enough to have others before it. */
function toWorkerName(title: string): string {
  const name = toRightSlug(title.normalize('NFKD').replace(/[^\p{ASCII}]/gu, ''));
  return name.slice(0, 40).replace(/-$/u, '') || 'publication';
}

function toContent(site: SiteTemplate): Readonly<Record<string, string>> {
  const files = Object.entries(toSiteFiles(site));
  return Object.fromEntries(files.map(([file, text]) => [`content/${file}`, text]));
}

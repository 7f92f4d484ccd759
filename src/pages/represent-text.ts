// What is not HTML as representations: sources of articles, OPML, robots.txt, the sitemap.
import { type Catalog, slugAt } from '../catalog/catalog.ts';
import type { FormatName } from '../feed/document.ts';
import { toOpml } from '../feed/opml.ts';
import { toArticlePath } from '../query/canonical.ts';
import type { Representation } from '../serve/representation.ts';
import { type Moment, toCoarse } from '../serve/site-wide-validator.ts';
import { toSitemap, toSitemapPart } from './sitemap.ts';

const TEXT_FIELDS = { Vary: 'Accept-Encoding' };

/** The body of the article at a position, as it was written. */
export async function representMarkdown(
  catalog: Catalog,
  moment: Moment,
  position: number,
): Promise<Representation> {
  return await toCoarse(catalog, moment, {
    path: `${toArticlePath(slugAt(catalog.rows, position))}.md`,
    contentType: 'text/markdown; charset=utf-8',
    fields: TEXT_FIELDS,
    render: async (reader) =>
      (await reader.records([position]))?.map((record) => record.markdown) ?? null,
  });
}

/** The list of all feeds in one format; `path` says which. */
export async function representOpml(
  catalog: Catalog,
  moment: Moment,
  path: string,
  format: FormatName,
): Promise<Representation> {
  return await toCoarse(catalog, moment, {
    path,
    contentType: 'text/x-opml; charset=utf-8',
    fields: TEXT_FIELDS,
    render: () => Promise.resolve([new TextEncoder().encode(toOpml(catalog, format, moment.now))]),
  });
}

export async function representRobots(catalog: Catalog, moment: Moment): Promise<Representation> {
  const text = `User-agent: *\nAllow: /\n\nSitemap: ${catalog.site.origin}/sitemap.xml\n`;
  return await toCoarse(catalog, moment, {
    path: '/robots.txt',
    contentType: 'text/plain; charset=utf-8',
    fields: TEXT_FIELDS,
    render: () => Promise.resolve([new TextEncoder().encode(text)]),
  });
}

/** The sitemap, or one part of it where it has parts. */
export async function representSitemap(
  catalog: Catalog,
  moment: Moment,
  part: number | null,
): Promise<Representation> {
  const { now } = moment;
  return await toCoarse(catalog, moment, {
    path: part === null ? '/sitemap.xml' : `/sitemap.xml?part=${part}`,
    contentType: 'application/xml',
    fields: TEXT_FIELDS,
    render: () => {
      const text = part === null ? toSitemap(catalog, now) : toSitemapPart(catalog, part, now);
      return Promise.resolve([new TextEncoder().encode(text)]);
    },
  });
}

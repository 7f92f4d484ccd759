// RSS by the package feedsmith.
import { generateRssFeed } from 'feedsmith';
import type { Publication } from './publication.ts';

export function renderByFeedsmith(publication: Publication): string {
  return generateRssFeed({
    title: publication.title,
    link: publication.home_page_url,
    description: publication.description,
    language: publication.language,
    atom: {
      links: [{ href: publication.feed_url, rel: 'self', type: 'application/rss+xml' }],
    },
    items: publication.items.map((item) => ({
      title: item.title,
      link: item.url,
      guid: { value: item.id, isPermaLink: false },
      description: item.summary,
      pubDate: new Date(item.date_published),
      content: { encoded: item.content_html },
      dc: { creators: (item.authors ?? []).map(({ name }) => name) },
      categories: (item.tags ?? []).map((name) => ({ name })),
    })),
  });
}

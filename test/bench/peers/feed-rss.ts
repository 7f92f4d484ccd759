// RSS by the package `feed`, as its README shows it, but for `updated`: without it the feed says the
// time of the request, its ETag changes with every second, and no poll is ever a 304.
import { Feed } from 'feed';
import type { Publication } from './publication.ts';

export function renderByFeed(publication: Publication): string {
  const feed = new Feed({
    id: publication.home_page_url,
    title: publication.title,
    description: publication.description,
    link: publication.home_page_url,
    language: publication.language,
    copyright: '',
    updated: new Date(publication.items[0]?.date_published ?? 0),
    feedLinks: { rss: publication.feed_url },
  });
  for (const item of publication.items) {
    feed.addItem({
      id: item.id,
      guid: item.id,
      title: item.title,
      link: item.url,
      description: item.summary,
      content: item.content_html,
      date: new Date(item.date_published),
      author: (item.authors ?? []).map(({ name }) => ({ name })),
      category: (item.tags ?? []).map((name) => ({ name })),
    });
  }
  return feed.rss2();
}

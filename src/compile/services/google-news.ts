// Google News and Discover: developers.google.com, "News sitemaps" and "Discover and your website".
import { pictureOf, somePicture } from './demands.ts';
import type { Service } from './service.ts';

const LABEL = 'Google Discover';

/** What the sitemap of news demands of dates, names and numbers holds by itself. */
export const GOOGLE_NEWS: Service = {
  name: 'google-news',
  label: 'Google News',
  entries: ({ feeds }) => feeds.limit,
  ofSite: [],
  ofArticle: [
    somePicture('is rarely shown in Google Discover', 'warning'),
    pictureOf(LABEL, 'width', 1200, 'warning'),
  ],
};

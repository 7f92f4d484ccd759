// The URLs of the query API and what each gives.
export const URLS = {
  '/api': 'What there is, with examples.',
  '/api/articles': 'Articles, filtered as feeds are, page by page.',
  '/api/articles/{slug}': 'One article, and those around it.',
  '/api/tags': 'Tags, and how many articles of a filter bear each.',
  '/api/sections': 'Sections, counted alike.',
  '/api/authors': 'Authors, counted alike.',
  '/api/feeds': 'Every feed of the site.',
} as const;

// The URLs of the query API and what each gives.
export const URLS = {
  '/api': 'List the endpoints, with examples.',
  '/api/articles': 'List articles, with the same filters as the feeds.',
  '/api/articles/{slug}': 'Get an article, with related, previous and next articles.',
  '/api/tags': 'List tags, with the number of matching articles.',
  '/api/sections': 'List sections, with the number of matching articles.',
  '/api/authors': 'List authors, with the number of matching articles.',
  '/api/tags/{tag}': 'Get a tag, with its feeds and related tags.',
  '/api/sections/{section}': 'Get a section, with its feeds and tags.',
  '/api/authors/{author}': 'Get an author, with their feeds and tags.',
  '/api/feeds': 'List all feeds of the site.',
} as const;

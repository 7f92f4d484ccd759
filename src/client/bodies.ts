// What the query API answers with, member by member as in /openapi.json.

/** A tag, section or author: its name in URLs, and the one to display. */
export type Term = { slug: string; title: string };

/** The addresses of one feed in each format. */
export type FeedUrls = { rss: string; atom: string; json: string };

export type Image = {
  url: string;
  /** Alternative text. */
  alt: string;
  /** Media type. */
  type: string;
  /** In bytes; 0 if unknown. */
  length: number;
  /** In pixels; null if unknown. */
  width: number | null;
  height: number | null;
};

export type Attachment = {
  url: string;
  /** Media type. */
  type: string;
  /** In bytes. */
  length: number;
  title: string | null;
  /** Of audio and video, in seconds; null if unknown. */
  duration: number | null;
  /** Of images and video, in pixels; null if unknown. */
  width: number | null;
  height: number | null;
};

/** An article in a list. Instants are text, as `2026-05-01T09:00:00Z`. */
export type Row = {
  /** Permanent, and the same in every feed. */
  id: string;
  slug: string;
  /** The permalink, or the canonical URL if it was first published elsewhere. */
  url: string;
  /** What a link post is about; null if it is none. */
  external_url: string | null;
  /** Plain text; empty for a note, which has none. */
  title: string;
  /** Plain text. */
  summary: string;
  /** HTML, with `q`: what answers the search, with `<mark>` around what was found. */
  snippet?: string;
  published: string;
  /** Null if never. */
  updated: string | null;
  /** At least one. */
  authors: Term[];
  section: Term | null;
  tags: Term[];
  /** Language tag (BCP 47). */
  language: string;
  /** URL of the license; null if none. */
  license: string | null;
  image: Image | null;
  attachments: Attachment[];
  word_count: number;
  reading_minutes: number;
  /** Sanitised HTML with absolute URLs. */
  content_html?: string;
};

/** An article in short form. */
export type Brief = { id: string; slug: string; url: string; title: string; published: string };

/** The articles around one article. */
export type Around = {
  /** Most shared tags first. */
  related: Brief[];
  /** By date. */
  previous: Brief | null;
  next: Brief | null;
};

export type Removal = {
  id: string;
  slug: string;
  /** When it was removed. */
  removed: string;
};

/** A page of a list of articles. */
export type Page<T = Row> = {
  /** Rows on all pages. */
  total: number;
  /** URL of the next page; null on the last one. */
  next: string | null;
  /** With `order: 'updated'`: what to send as `changed-since` next time. `sync` does that for you. */
  changed_since?: string;
  /** Feeds with the same filter. */
  feeds: FeedUrls;
  articles: T[];
  /** With `changed-since` or `slug`: those of the articles that were removed. */
  removed?: Removal[];
  /** With `slug`: slugs that no article has, or had. */
  missing?: string[];
};

/** A tag in a list, with the articles that match. */
export type TagRow = Term & {
  /** Matching articles. */
  count: number;
  /** Date of the newest of them. */
  newest: string | null;
  /** Its feeds, without other filters. */
  feeds: FeedUrls;
};

export type SectionRow = TagRow & { description: string | null };

export type AuthorRow = TagRow & {
  url: string | null;
  avatar: string | null;
  bio: string | null;
  support: string | null;
};

/** `total` counts matching articles. */
export type TagList = { total: number; tags: TagRow[] };
export type SectionList = { total: number; sections: SectionRow[] };
export type AuthorList = { total: number; authors: AuthorRow[] };

/** What a single tag, section or author has beside its row. */
export type About = {
  /** Its page for people. */
  page: string;
  /** Other names that lead to it, as in URLs. */
  aliases: string[];
};

/** `related` are other tags of its newest articles, most used first. */
export type Tag = TagRow & About & { related: Term[] };

/** `tags` are those of its newest articles, most used first. */
export type Section = SectionRow & About & { tags: Term[] };
export type Author = AuthorRow & About & { tags: Term[] };

export type Feed = {
  title: string;
  format: 'rss' | 'atom' | 'json';
  /** Media type. */
  type: string;
  url: string;
  count: number;
  updated: string;
};

export type FeedList = { feeds: Feed[] };

// What a peer is given: our own JSON Feed of the newest articles, so that all serve the same content.
export type PeerArticle = {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly content_html: string;
  /** RFC 3339. */
  readonly date_published: string;
  readonly authors?: readonly { readonly name: string }[];
  readonly tags?: readonly string[];
};

export type Publication = {
  readonly title: string;
  readonly home_page_url: string;
  readonly feed_url: string;
  readonly description: string;
  readonly language: string;
  readonly items: readonly PeerArticle[];
};

/** The type that all of them send. */
export const RSS_TYPE = 'application/rss+xml; charset=utf-8';

/** Where the articles stand in KV, and where the feed is asked for. */
export const KV_KEY = 'newest';
export const FEED_PATH = '/rss.xml';

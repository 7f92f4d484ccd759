// What a receiver is: someone who is told what has changed, and how.
import type { Catalog } from '../catalog/catalog.ts';
import type { Assets } from '../store/articles.ts';
import type { Outcome, Request } from './post.ts';

/** What has changed since the last push, seen at one moment. */
export type Changes = {
  /** The feeds that /feeds.opml lists, in each format, whose content changed; also those that went. */
  readonly topics: readonly TopicChange[];
  /** Listed articles, oldest first. */
  readonly articles: readonly ArticleChange[];
  /** Whether what the receiver tells of the settings is another now, or it has told of nothing yet. */
  readonly renewed: boolean;
};

export type TopicChange = {
  /** Absolute URL of a feed. */
  readonly url: string;
  /** A short hash of what it holds now; empty where the feed is gone. */
  readonly version: string;
};

export type ArticleChange = {
  readonly kind: 'published' | 'updated' | 'removed';
  readonly slug: string;
  /** The fingerprint it has now; empty where it is gone. */
  readonly fingerprint: string;
};

/** One thing to tell one receiver. It waits as JSON, in KV or in a queue. */
export type Delivery = {
  /** Name of the receiver that sends it. */
  readonly receiver: string;
  /** The same change gives the same id, so that who is told twice can know. */
  readonly id: string;
  /** Where it goes. One that waits is replaced by a newer one with the same receiver, target and subject. */
  readonly target: string;
  /** What it tells of: the URL of a feed, the slug of an article, or whatever the receiver reads again. */
  readonly subject: string;
  /** Seconds since 1970: when the change was seen. */
  readonly at: number;
};

/** What a receiver may use to send. */
export type PushContext = {
  readonly catalog: Catalog;
  /** Seconds since 1970. */
  readonly now: number;
  /** Reads stored articles: `openReader` in `src/store/articles.ts`. */
  readonly assets: Assets;
  /** A secret of the Worker, as WEBHOOK_SECRET; null where it is not set. */
  readonly secret: (name: string) => string | null;
  /** The one way to make a request, with the bounds of `src/push/post.ts`. At most three for a delivery. */
  readonly post: (request: Request) => Promise<Outcome>;
};

export type Receiver = {
  readonly name: string;
  /** What it is told of; the state keeps nothing of what nobody is told of. */
  readonly of: 'topics' | 'articles';
  /** Deliveries a day (UTC) at most; what is beyond is dropped, with a line in the log. */
  readonly daily: number;
  /** Whether site.yaml names it. */
  readonly isNamed: (catalog: Catalog) => boolean;
  /** What it tells of the settings, beside articles and feeds; absent where it tells nothing of them. */
  readonly settings?: (catalog: Catalog) => string;
  /** The deliveries that tell of the changes. Asked only where it is named. `now` in seconds. */
  readonly plan: (catalog: Catalog, changes: Changes, now: number) => readonly Delivery[];
  /** Sends one. Makes signatures, and reads what it needs of articles, when it is sent. Never throws for a fault of the receiver. */
  readonly send: (delivery: Delivery, context: PushContext) => Promise<Outcome>;
};

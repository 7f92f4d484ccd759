// The publication's settings as both programs know them: validated, every URL absolute, nothing optional.
import type { Robots } from './robots.ts';
import type { Theme } from './theme.ts';

/** How much of an article an entry carries: its HTML, or its summary alone. */
export type ContentMode = 'full' | 'summary';

/** A name articles are filed under. `slug` is its normal form, `title` its written form. */
export type Term = {
  readonly slug: string;
  readonly title: string;
  /** Other names that lead here, in normal form. */
  readonly aliases: readonly string[];
};

/** A tag; `declared` when `site.yaml` lists it, so that it is known before any article uses it. */
export type Tag = Term & { readonly declared: boolean };

/** What directories and apps are told of a podcast. */
export type Show = {
  readonly author: string;
  readonly email: string | null;
  readonly image: Picture | null;
  /** A category of Apple's directory and, below it, a narrower one. */
  readonly category: readonly [name: string, narrower: string | null] | null;
  readonly explicit: boolean;
  readonly type: 'episodic' | 'serial';
  /** Slugs of authors, in the editor's order. */
  readonly hosts: readonly string[];
  readonly medium: string;
  /** Whether other platforms may not import it. */
  readonly locked: boolean;
  /** A UUID. */
  readonly guid: string;
  readonly txt: readonly { readonly purpose: string | null; readonly text: string }[];
};

/** A section; `podcast` where it is one. */
export type Section = Term & {
  readonly description: string | null;
  readonly podcast: Show | null;
};

/** A house author; `title` is the name. URLs are absolute. */
export type Author = Term & {
  readonly url: string | null;
  readonly avatar: string | null;
  readonly bio: string | null;
  readonly support: string | null;
  /** An account of the fediverse, `@name@host`. */
  readonly fediverse: string | null;
};

/** A place beside the feeds where readers can follow the publication: newsletter, Telegram, … */
export type Channel = { readonly title: string; readonly url: string };

/** An image file of the site. Width and height in pixels, length in bytes; null where unknown. */
export type Picture = {
  readonly url: string;
  readonly type: string;
  readonly length: number;
  readonly width: number | null;
  readonly height: number | null;
};

/** Who is told of changes, beside the hub. */
export type Receivers = {
  readonly indexnow: { readonly key: string; readonly endpoint: string } | null;
  /** URLs that are told of each article. */
  readonly webhooks: readonly string[];
  /** The account whose repository holds the records of standard.site, and the origin of its server. */
  readonly atproto: { readonly did: string; readonly pds: string } | null;
};

/** What readers show around a feed (webfeeds.org): a colour as `#rrggbb`, URLs of pictures. */
export type WebFeeds = {
  readonly accent: string | null;
  readonly cover: string | null;
  readonly icon: string | null;
  readonly logo: string | null;
};

/** What services are told in the place of what readers are. */
export type Profiles = {
  readonly smartnews: {
    readonly logo: Picture | null;
    readonly darkLogo: Picture | null;
    readonly description: string | null;
  };
  /** BCP 47, with a region. */
  readonly appleNews: { readonly language: string | null };
};

export type Site = {
  readonly title: string;
  readonly description: string;
  /** Scheme and host without a trailing slash; every absolute URL of ours begins with it. */
  readonly origin: string;
  /** BCP 47 tag of articles that name no language. */
  readonly language: string;
  /** IANA time zone in which dates without a zone are read. */
  readonly zone: string;
  /** `domain,year` of every `tag:` URI (RFC 4151). */
  readonly authority: string;
  /** Seconds since 1970: what an empty feed gives as its last update. */
  readonly founded: number;
  readonly icon: Picture | null;
  readonly copyright: string | null;
  /** URL of the license of feeds, and of articles that name none. */
  readonly license: string | null;
  readonly robots: Robots;
  /** WebSub hub. */
  readonly hub: string | null;
  readonly receivers: Receivers;
  readonly feeds: {
    /** Entries in a feed, 1 to 50. */
    readonly limit: number;
    readonly content: ContentMode;
    /** Whether RSS has the Markdown of articles beside their HTML. */
    readonly markdown: boolean;
    /** Minutes a reader may wait between polls. */
    readonly refresh: number;
  };
  readonly channels: readonly Channel[];
  readonly theme: Theme;
  readonly profiles: Profiles;
  /** Null where feeds have none. */
  readonly webfeeds: WebFeeds | null;
};

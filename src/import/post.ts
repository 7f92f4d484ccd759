// A post as a source has it, in one shape for all sources and before our rules apply.

/** A person as a source names them. */
export type PostAuthor = {
  readonly name: string;
  /** The login or key of the source, from which the key in `site.yaml` is made. */
  readonly key?: string;
  readonly url?: string;
  readonly avatar?: string;
  readonly bio?: string;
};

/** Text of a post: Markdown of a generator, or HTML of a feed or an export. */
export type PostBody =
  | { readonly kind: 'markdown'; readonly text: string }
  /** `base`: what relative addresses are resolved against. */
  | { readonly kind: 'html'; readonly text: string; readonly base: string | null };

/** One post. Texts are as written: dates, slugs and ids are normalised when the article is written. */
export type Post = {
  /** Where it stands, for people: `_posts/2014-01-02-x.md`, or `feed.xml, item 3`. */
  readonly place: string;
  /** The file that relative paths of its body start from, in the source folder; null where there is none. */
  readonly file: string | null;
  readonly body: PostBody;
  readonly title?: string;
  readonly date?: string;
  readonly updated?: string;
  readonly summary?: string;
  readonly authors: readonly PostAuthor[];
  readonly section?: string;
  readonly tags: readonly string[];
  readonly language?: string;
  /** The language in the name of its file, which another post may have without it. */
  readonly translation?: string;
  readonly draft: boolean;
  /** Whether it has a page, and is in no list. */
  readonly unlisted?: boolean;
  /** When it was to appear, and to go, where that is not its date. */
  readonly visibleFrom?: string;
  readonly visibleUntil?: string;
  readonly image?: { readonly src: string; readonly alt?: string };
  readonly attachments: readonly {
    readonly url: string;
    readonly type?: string;
    readonly length?: number;
    /** Seconds. */
    readonly duration?: number;
    readonly title?: string;
  }[];
  /** The wanted slug, before it is normalised. */
  readonly slug?: string;
  /** Its old addresses: paths with their query, as the old site answered them. */
  readonly paths: readonly string[];
  /** The id that feed readers already have, any string; absent where the source has none. */
  readonly id?: string;
  /** Where the text was first published, when that is another site. */
  readonly canonical?: string;
  /** The page elsewhere that it is about. */
  readonly link?: string;
};

/** What a source knows of the publication as a whole. */
export type Publication = {
  readonly title?: string;
  readonly description?: string;
  readonly url?: string;
  readonly language?: string;
  readonly copyright?: string;
  /** Old addresses of feeds (paths), and what answers there now: `/feed.xml` → `/rss.xml`. */
  readonly feeds: Readonly<Record<string, string>>;
  /** IANA time zone of dates without an offset. */
  readonly zone?: string;
  /** The path that the old site lived under: `/blog`. */
  readonly base?: string;
  /** Authors with more than a name, by key; those of posts are added. */
  readonly authors: readonly PostAuthor[];
};

/** One thing to tell about a post: counted by rule, the first place shown. */
export type Note = { readonly rule: string; readonly place: string; readonly message: string };

/** What the person who imports knows better than the source. */
export type ReadOptions = {
  /** Scheme and host of the old site, where the source does not say it. */
  readonly url?: string;
  /** How the addresses of posts were made, `/:year/:month/:title/`. */
  readonly permalink?: string;
  /** The path that the old site lived under: `/blog`. */
  readonly base?: string;
};

/** A publication with the address that the source does not say. */
export function withUrl(publication: Publication, { url, base }: ReadOptions): Publication {
  if (publication.url !== undefined || url === undefined) return publication;
  return { ...publication, url, ...(base === undefined ? {} : { base }) };
}

/** The files of a source that is a folder. */
export type SourceFiles = {
  /** Absolute path of the folder. */
  readonly root: string;
  /** Folders in it whose files the old site served from its root: `static`; empty for the root itself. */
  readonly statics: readonly string[];
};

/** A source: how it is recognised, and its posts one after the other. */
export type Source = {
  /** The name of `--from`: `jekyll`, `hugo`, `feed`, `wordpress`, … */
  readonly name: string;
  /** For people: `a Jekyll site`. */
  readonly label: string;
  /** Why it is recognised (`_config.yml, _posts/`), or null. `place` is a path or URL. */
  recognise(place: string): Promise<string | null>;
  read(
    place: string,
    note: (note: Note) => void,
    options?: ReadOptions,
  ): Promise<{
    readonly publication: Publication;
    readonly posts: AsyncIterable<Post>;
    readonly files?: SourceFiles;
  }>;
};

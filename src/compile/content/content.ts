// Everything a content folder says, read and checked: the input of records, shelves and catalog.
import type { Author, Section, Site, Tag } from '../../catalog/site.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { PublicFile } from '../files/media.ts';
import type { OwnMessages } from './messages.ts';
import type { Published } from './published.ts';
import type { Redirect } from './redirects.ts';
import type { PageContent, PageReading } from './static-pages.ts';

export type Content<One extends Published = Published> = {
  readonly site: Site;
  readonly sections: readonly Section[];
  readonly authors: readonly Author[];
  /** Declared tags and every tag of an article; the title is `site.yaml`'s or the oldest article's. */
  readonly tags: readonly Tag[];
  /** Those that are published, in the catalog's order. */
  readonly articles: readonly One[];
  /** Pages beside the articles, in the order of their slugs. */
  readonly pages: readonly (PageContent & Pick<PageReading, 'mediaOrigins'>)[];
  readonly messages: OwnMessages;
  readonly redirects: readonly Redirect[];
  readonly media: readonly PublicFile[];
  /** The publication's own style; null where it has none. */
  readonly customStyle: Uint8Array | null;
};

export type ContentReading<One extends Published = Published> = {
  /** Null when a diagnostic is an error. */
  readonly content: Content<One> | null;
  /** Pages that only `npm start` shows. */
  readonly draftPages: readonly PageReading[];
  /** `url` of site.yaml, whatever the origin is; null when it is missing or wrong. */
  readonly url: string | null;
  /** All of them, sorted by file, line and column. */
  readonly diagnostics: readonly Diagnostic[];
};

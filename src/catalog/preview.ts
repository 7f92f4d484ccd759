// What the preview of `npm start` is made of: shared by what compiles it, serves it and shows it. No
// release has any of it.
import type { PagePart } from './page-part.ts';
import type { About } from './record.ts';
import type { StaticPage, StoredPage } from './static-page.ts';

/** Below it is what only `npm start` answers, beside the pages of drafts. */
const BASE = '/_preview';

/** The stream of states that open pages follow (server-sent events). */
export const EVENTS_PATH = `${BASE}/events`;

/** The version that a page has which is asked for now. */
export const VERSION_PATH = `${BASE}/version`;

/** Files of the preview itself. */
export const SCRIPT_PATH = `${BASE}/script.js`;
export const LISTENER_PATH = `${BASE}/listener.js`;
export const STYLE_PATH = `${BASE}/style.css`;

/** The list of all drafts and scheduled articles. */
export const DRAFTS_PATH = '/drafts';

/** A draft, rendered. */
export type Draft = {
  /** Path from the content folder. */
  readonly file: string;
  readonly slug: string;
  readonly about: About;
  /** Sanitised. */
  readonly html: string;
  /** What its page has beyond that. */
  readonly page: PagePart;
  /** As they are written; the catalog may have other titles for them, or none. */
  readonly tags: readonly { readonly slug: string; readonly title: string }[];
};

/** A page beside the articles that is a draft, rendered. */
export type DraftPage = Omit<StaticPage, 'document'> &
  StoredPage & {
    /** Path from the content folder. */
    readonly file: string;
  };

/** Why what was saved is not shown. */
export type Obstacle = {
  readonly title: string;
  /** `place` is a file with line and column; empty where there is none. */
  readonly faults: readonly { readonly place: string; readonly text: string }[];
  /** What to know beside the faults. */
  readonly note: string;
};

/** What open pages are told: the version that is served, and why it is not the newest. */
export type PreviewState = { readonly version: string; readonly obstacle: Obstacle | null };

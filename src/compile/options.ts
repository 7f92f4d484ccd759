// What a compile is asked for, and what comes of it.
import type { Content } from './content/content.ts';
import type { RenderContext } from './content/read-content.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import type { Observer } from './diagnostics/observer.ts';
import type { Older } from './output/write.ts';

/** `url` of site.yaml, and what the articles were read against. */
export type ReadFacts = {
  readonly url: string | null;
  readonly renderContext: RenderContext | null;
};

export type CompileOptions = {
  /** Absolute path of the content folder, and how diagnostics show it. */
  readonly folder: string;
  readonly shown: string;
  /** Absolute path of the output folder. */
  readonly out: string;
  /** Replaces `url` of `site.yaml`. */
  readonly origin: string | null;
  /** Seconds since 1970. */
  readonly now: number;
  /** What becomes of files that this compile does not name. */
  readonly older: Older;
  /** Publishes articles without links and files that are missing or broken: warnings, no errors. */
  readonly lenient?: boolean;
  /** Whether it is for `npm start`: drafts are rendered, too, into a file of their own. */
  readonly preview?: boolean;
  /** False where what is written is thrown away: pictures, which take longest, are not drawn. */
  readonly draws?: boolean;
  /** Hash of the code that compiles, taken before it was loaded; else it is taken at the beginning. */
  readonly code?: string;
  /** Hears how far it is; nobody does by default. */
  readonly observer?: Observer;
  /** Hears what was published, and what was read for it; nobody does by default. */
  readonly onPublished?: (content: Content, read: ReadFacts) => void;
};

/** Articles that readers do not see yet. */
export type Waiting = {
  readonly drafts: number;
  readonly scheduled: number;
  /** When the first of the scheduled ones appears, in words; null where there is none. */
  readonly next: string | null;
};

export type Outcome = {
  readonly diagnostics: readonly Diagnostic[];
  /** Null when an error kept everything as it was. */
  readonly done: {
    readonly origin: string;
    /** All that are published now or later. */
    readonly articles: number;
    readonly filesWritten: number;
    readonly waiting: Waiting;
  } | null;
};

// What the parts of one compile work with.
import type { Cache } from './cache/cache.ts';
import type { Entry } from './cache/rows.ts';
import type { ContentReading } from './content/content.ts';
import type { Published } from './content/published.ts';
import type { RenderContext } from './content/read-content.ts';
import type { MediaMemory } from './files/known-media.ts';
import type { CompileOptions } from './options.ts';
import type { LocationReader } from './output/records-file.ts';
import type { Static } from './output/static.ts';
import type { Output } from './output/write.ts';

export type BuildContext = {
  readonly options: CompileOptions;
  /** Hash of the code that compiles. */
  readonly code: string;
  readonly cache: Cache;
  readonly output: Output;
  readonly locations: LocationReader;
  /** What is known of media, from earlier compiles and from this one. */
  readonly memory: MediaMemory;
  /** The files that every page loads, made meanwhile. */
  readonly fixed: Promise<Static>;
};

/** What a content folder says, and all files of articles. */
export type Read = ContentReading<Entry & Published> & {
  readonly files: readonly Entry[];
  /** What they were read against; null where none were read. */
  readonly renderContext: RenderContext | null;
};

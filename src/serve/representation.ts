// Representation: what the pipeline serves. Its validators are known before any I/O.
import type { Render } from '../catalog/reader.ts';

export type Representation = {
  readonly etag: string;
  /** Seconds since 1970. */
  readonly lastModified: number;
  readonly contentType: string;
  /** Fields of the 200 and the 304 alike: Vary, Link, security. */
  readonly fields: { readonly [name: string]: string };
  /** Seconds a cache may keep it. */
  readonly lifetime: number;
  /** The instant, in seconds, from which this is out of date; null when none is known. */
  readonly due: number | null;
  /** Names the bytes: another key for any other bytes. */
  readonly key: string;
  /** True when the bytes go to the cache that all locations share. */
  readonly shared: boolean;
  readonly render: Render;
  /** What the holder of one of these entity tags lacks; null where the whole must be sent. */
  readonly delta: (etags: readonly string[]) => Delta | null;
};

/** A part of a representation (RFC 3229) for a client that holds the state `base`. */
export type Delta = { readonly base: string; readonly render: Render };

// What is known of files that articles show, by their bytes.
import type { FileStat } from './file-stat.ts';

/** What the bytes of a file said when the file had this stat; null for what they do not tell. */
export type KnownMedium = {
  readonly stat: FileStat;
  /** 16 hexadecimal digits of the SHA-256. */
  readonly hash: string;
  readonly length: number;
  /** In pixels, of an image or a film. */
  readonly size: Size | null;
  /** In whole seconds, of audio or a film. */
  readonly duration: number | null;
};

export type Size = { readonly width: number; readonly height: number };

/** What is known of files by their paths in the folder, from compile to compile. */
export type MediaMemory = Map<string, KnownMedium>;

/** An audio or video file, and the stat that it had when it was looked at. */
export type Playable = { readonly stat: FileStat; readonly known: KnownMedium };

/** By their paths in the folder. */
export type Playables = ReadonlyMap<string, Playable>;

// A program that makes a publication out of Markdown: ours, ours of before, or another one.
import type { Spent } from './run-program.ts';

export type Builder = {
  /** As the head of its column. */
  readonly name: string;
  /** The folder that it writes. */
  readonly output: string;
  /** Builds everything, with nothing left of the last time. Rejects with what it printed where it fails. */
  readonly build: () => Promise<Spent>;
};

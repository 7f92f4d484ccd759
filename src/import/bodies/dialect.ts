// The template languages that Markdown of generators is written in, and what their marks are read against.
import type { Note } from '../post.ts';

/** What marks a body may have; `plain` has those that all share. */
export type Dialect = 'liquid' | 'nunjucks' | 'hexo' | 'hugo' | 'zola' | 'mdx' | 'plain';

/** What the marks of one body mean. */
export type MarkContext = {
  readonly dialect: Dialect;
  /** The post's file in the source folder, and all files of it. */
  readonly file: string;
  readonly files: readonly string[];
  readonly title: string;
  /** Scheme and host of the old site; empty where nobody knows. */
  readonly origin: string;
  /** The path that the old site lived under; empty for its root. */
  readonly base: string;
  readonly note: (note: Note) => void;
};

/** What stands for a file of the source until it is known where that is now. */
export const SOURCE_SCHEME = 'source:';

/** The address of a file of the source folder. */
export function toSourceAddress(file: string): string {
  return SOURCE_SCHEME + file.split('/').map(encodeURIComponent).join('/');
}

/** Notes what is left in the text. */
export function noteMark({ file, note }: MarkContext, mark: string): void {
  const shown = mark.replace(/\s+/gu, ' ').slice(0, 60);
  note({ rule: 'template-mark', place: file, message: `"${shown}" stays in the text` });
}

// One file as it was read, now or by an earlier compile, without what stands on its shelf alone.
import type { Place, Rule } from '../diagnostics/rules.ts';
import type { Listed } from './article.ts';
import type { Dependencies } from './dependencies.ts';
import type { ArticleReading } from './read-article.ts';

/** A diagnostic of a file that is known from elsewhere. */
export type FileDiagnostic = {
  readonly rule: Rule;
  readonly place: Place;
  readonly message: string;
};

/** Needed when something around the articles has changed, and of articles that anchors lead to. */
export type ReadingDetails = {
  readonly dependencies: Dependencies;
  /** The ids of its parts, that other articles may link to. */
  readonly anchors: readonly string[];
};

/** What a file says, null where it cannot be read, and all that is wrong with it. */
export type FileReading = {
  readonly file: string;
  readonly reading: ArticleReading<Listed> | null;
  readonly diagnostics: readonly FileDiagnostic[];
  readonly details: () => ReadingDetails;
};

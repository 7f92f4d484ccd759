// published.lock: what the last release published, as text that Git can compare and merge. One line an
// article: its slug, its id where that does not follow from the slug, and its date where that had not come.
import { quote } from '../diagnostics/hints.ts';
import type { Report } from '../diagnostics/rules.ts';
import { isSlug, toId } from '../files/ids.ts';
import { formatInstant } from './dates.ts';
import type { Published } from './published.ts';

/** In the content folder. */
export const LOCK_FILE = 'published.lock';

const HEAD = '# What the last release published: written by "npm run deploy", to be committed.';
const AUTHORITY = 'authority:';
const FROM = 'from';

export type LockedArticle = {
  readonly slug: string;
  /** Null where it follows from the slug and the lock's authority. */
  readonly id: string | null;
  /** When it becomes visible, in seconds since 1970; null where it was visible already. */
  readonly from: number | null;
  /** 1-based. */
  readonly line: number;
};

export type Lock = {
  /** Null where the file names none. */
  readonly authority: string | null;
  readonly articles: readonly LockedArticle[];
};

/** The text for a release at `now` (seconds since 1970). What is removed has no address to be kept. */
export function toLockText(
  authority: string,
  published: readonly Published[],
  now: number,
): string {
  const lines = published.flatMap(({ reading }) => {
    const { slug, id, removed, published: from } = reading;
    if (removed !== null) return [];
    const words = [slug];
    if (id !== toId(authority, slug)) words.push(id);
    if (from > now) words.push(FROM, formatInstant(from));
    return [words.join(' ')];
  });
  return `${[HEAD, `${AUTHORITY} ${authority}`, ...lines.sort()].join('\n')}\n`;
}

/** What most lines are: a slug in ASCII. */
const PLAIN = /^[a-z0-9][a-z0-9-]*$/u;

/** Reads the file; of a merge that is not finished the lines of both sides count. */
export function readLock(text: string, report: Report): Lock {
  let authority: string | null = null;
  let isConflict = false;
  const articles: LockedArticle[] = [];
  for (const [index, written] of text.split('\n').entries()) {
    const line = index + 1;
    if (PLAIN.test(written)) {
      articles.push({ slug: written, id: null, from: null, line });
      continue;
    }
    if (written === '' || written.startsWith('#')) continue;
    const words = written.split(' ');
    const [first = '', second = ''] = words;
    if (/^(?:<{7}|={7}|>{7}|\|{7})/u.test(written)) {
      if (!isConflict) report('bad-lock', { line, column: 1 }, CONFLICT);
      isConflict = true;
    } else if (first === AUTHORITY) authority ??= second;
    else if (isSlug(first)) articles.push(toArticle(words, line));
    else report('bad-lock', { line, column: 1 }, `${quote(written)}: ${UNREADABLE}`);
  }
  return { authority, articles };
}

const CONFLICT =
  'a merge conflict: delete the lines with <<<<<<<, ======= and >>>>>>>, and keep all others';

const UNREADABLE = 'not a line of this file; restore it from version control';

function toArticle([slug = '', ...rest]: readonly string[], line: number): LockedArticle {
  const from = rest.at(-2) === FROM ? Date.parse(rest.at(-1) ?? '') / 1000 : null;
  const [id = null] = from === null ? rest : rest.slice(0, -2);
  return { slug, id, from, line };
}

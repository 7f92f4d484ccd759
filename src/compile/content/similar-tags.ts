// Tags that are probably slips: one article has them, and others have one with nearly the same letters.
import { toSteps } from '../../query/names.ts';
import { count } from '../diagnostics/count.ts';
import { quote } from '../diagnostics/hints.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import type { Published } from './published.ts';
import type { Facts } from './settings.ts';

type Use = {
  readonly written: string;
  readonly file: string;
  count: number;
};

/** Where a letter more or less makes no other word as a rule. */
const WORD = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}'’-]{4,}$/u;

/** Reports, at the place that `findPlace` gives, each tag of a single article that is a slip away from one of several; none of site.yaml's. */
export function checkSimilarTags(
  published: readonly Published[],
  declared: Facts['tags'],
  findPlace: (file: string, written: string) => Place,
  reportOf: (file: string) => Report,
): void {
  const uses = countUses(published);
  const isDeclared = (slug: string) => declared?.names.get(slug) !== undefined;
  const single = [...uses].filter(
    ([slug, use]) => use.count === 1 && WORD.test(slug) && !isDeclared(slug),
  );
  if (single.length === 0) return;
  const common = [...uses].filter(([slug, use]) => use.count > 1 && WORD.test(slug));
  const bySpelling = new Map<string, string[]>();
  for (const [slug] of common) {
    for (const spelling of toSpellings(slug)) {
      const others = bySpelling.get(spelling);
      if (others === undefined) bySpelling.set(spelling, [slug]);
      else others.push(slug);
    }
  }
  for (const [slug, { written, file }] of single) {
    const near = new Set(toSpellings(slug).flatMap((spelling) => bySpelling.get(spelling) ?? []));
    const meant = [...near].filter((other) => isSlip(slug, other)).map((other) => uses.get(other));
    const [most] = meant.toSorted((a, b) => (b?.count ?? 0) - (a?.count ?? 0));
    if (most === undefined) continue;
    const hint = `did you mean ${quote(most.written)} (${count(most.count, 'article')})?`;
    const message = `${quote(written)}: only this article has this tag; ${hint}`;
    reportOf(file)('similar-tag', findPlace(file, written), message);
  }
}

function countUses(published: readonly Published[]): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  for (const { file, reading } of published) {
    for (const { slug, written } of reading.tags) {
      const use = uses.get(slug);
      if (use === undefined) uses.set(slug, { written, file, count: 1 });
      else use.count += 1;
    }
  }
  return uses;
}

/** A name, and all that it is without one letter: two that are a slip apart have one of them in common. */
function toSpellings(name: string): readonly string[] {
  const spellings = [name];
  for (let at = 1; at < name.length; at += 1)
    spellings.push(name.slice(0, at) + name.slice(at + 1));
  return spellings;
}

/** Whether names differ by one slip in a word that is long enough for it, and not in its first letter. */
function isSlip(one: string, other: string): boolean {
  if (toSteps(one, other) !== 1) return false;
  const words = one.split('-');
  const others = other.split('-');
  if (words.length !== others.length) return true;
  return words.every((word, at) => {
    const beside = others[at] ?? '';
    if (word === beside) return true;
    const lengths = [word.length, beside.length];
    return word[0] === beside[0] && Math.min(...lengths) >= 4 && Math.max(...lengths) >= 5;
  });
}

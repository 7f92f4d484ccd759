// All names of a kind that have articles, in alphabetical order, in pages, with the letters they begin with.
import type { Catalog } from '../catalog/catalog.ts';
import { type Facet, listFacets } from './facets.ts';
import type { NameKind } from './known.ts';

/** Names on a page, so that a page stays light however many there are. */
const PAGE = 200;

/** Names from which on they are grouped by letter: fewer are seen at a glance. */
const MANY = 30;

/** Names that begin alike. */
export type Group = {
  /** Their letter; `#` for those that begin with none. Empty where names are not grouped. */
  readonly letter: string;
  readonly facets: readonly Facet[];
};

export type TermIndex = {
  /** Those of this page. */
  readonly groups: readonly Group[];
  /** Every letter with the page on which it begins; empty where names are not grouped. */
  readonly letters: readonly { readonly letter: string; readonly page: number }[];
  /** Names on all pages. */
  readonly total: number;
  readonly pages: number;
};

/**
 * A page, counted from 1. Sections keep the order of the site: they are few, and an editor has chosen it.
 * `now` in seconds since 1970.
 */
export function toTermIndex(
  catalog: Catalog,
  kind: NameKind,
  page: number,
  now: number,
): TermIndex {
  const { site } = catalog;
  const collator = new Intl.Collator([site.language, 'en'], { numeric: true });
  const found = listFacets(catalog, kind, now).filter(({ count }) => count > 0);
  const facets =
    kind === 'section'
      ? catalog.sections.flatMap((term) => found.filter((facet) => facet.term === term))
      : found.toSorted(
          (a, b) =>
            collator.compare(a.term.title, b.term.title) || (a.term.slug < b.term.slug ? -1 : 1),
        );
  const pages = Math.max(1, Math.ceil(facets.length / PAGE));
  const shown = facets.slice((page - 1) * PAGE, page * PAGE);
  if (kind === 'section' || facets.length <= MANY) {
    return { groups: [{ letter: '', facets: shown }], letters: [], total: facets.length, pages };
  }
  const toLetter = createInitials(site.language);
  const letters = new Map<string, number>();
  for (const [index, { term }] of facets.entries()) {
    const letter = toLetter(term.title);
    if (!letters.has(letter)) letters.set(letter, Math.floor(index / PAGE) + 1);
  }
  const groups = Map.groupBy(shown, ({ term }) => toLetter(term.title));
  return {
    groups: [...groups].map(([letter, members]) => ({ letter, facets: members })),
    letters: [...letters].map(([letter, first]) => ({ letter, page: first })),
    total: facets.length,
    pages,
  };
}

/** Chinese characters are too many to be letters. */
const HAN = '漢';

/**
 * Finds the letter under which a language files a text: capital, and without marks where the language
 * takes the marked letter for the same (`É` is `E` in French, `Ä` is no `A` in Swedish).
 */
function createInitials(language: string): (text: string) => string {
  const collator = new Intl.Collator([language, 'en'], { sensitivity: 'base' });
  const known = new Map<string, string>();
  const find = (character: string): string => {
    const [letter = ''] = character.toLocaleUpperCase(language);
    if (!/^\p{L}/u.test(letter)) return '#';
    if (/^\p{Script=Han}/u.test(letter)) return HAN;
    const [plain = letter] = letter.normalize('NFD');
    return collator.compare(letter, plain) === 0 ? plain : letter;
  };
  return (text) => {
    const [character = ''] = text.normalize('NFC');
    const letter = known.get(character) ?? find(character);
    known.set(character, letter);
    return letter;
  };
}

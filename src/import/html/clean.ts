// HTML as it came → what compile would publish of it, addresses absolute: the text that is to be kept.
import type { Root } from 'hast';
import { raw } from 'hast-util-raw';
import { keepBoundaries } from '../../compile/markdown/boundaries.ts';
import { toRoot } from '../../compile/markdown/elements.ts';
import { replaceEmbeds } from '../../compile/markdown/embeds.ts';
import { dropHidden } from '../../compile/markdown/hidden.ts';
import { dropInputs } from '../../compile/markdown/inputs.ts';
import { splitParagraphs } from '../../compile/markdown/paragraphs.ts';
import { sanitise } from '../../compile/markdown/sanitise.ts';
import { resolveAddresses } from './addresses.ts';
import { rewriteCards } from './cards.ts';
import { writeTex } from './formulas.ts';
import { findListings } from './listings.ts';
import { replacePlayers } from './players.ts';
import { prepare } from './prepare.ts';

/** Told with a rule of compile, or one of the import. */
type Tell = (rule: string, message: string) => void;

const START = { line: 1, column: 1 };

/** Attributes that style or script a page; nobody misses them. */
const UNTOLD: ReadonlySet<string> = new Set(['dropped-attribute']);

// What XML 1.0 forbids, which readers never saw.
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** The safe tree of a text in HTML. `base`: the URL of relative addresses. */
export function clean(html: string, base: string | null, tell: Tell): Root {
  const report = (rule: string, _: unknown, message: string): void => {
    if (!UNTOLD.has(rule)) tell(rule, message);
  };
  const text = html.replace(FORBIDDEN, '');
  const tree = toRoot(raw({ type: 'root', children: [{ type: 'raw', value: text }] }));
  rewriteCards(tree);
  prepare(tree);
  replacePlayers(tree, report);
  findListings(tree);
  dropHidden(tree, START, report);
  keepBoundaries(tree, START, report);
  replaceEmbeds(tree, START, report);
  dropInputs(tree, START, report);
  resolveAddresses(tree, base, report);
  const safe = sanitise(tree, START, report);
  splitParagraphs(safe);
  writeTex(safe);
  return safe;
}

// A text whose formulas are hidden from the Markdown parser: each of their characters is a sign that stands
// for nothing else, so that places stay and nothing in TeX is taken for Markdown.
import type { Nodes, Root } from 'mdast';
import { type Formula, findDisplayed, findInline } from './formulas.ts';
import { listNodes } from './nodes.ts';
import { parseMarkdown } from './parser.ts';
import { listUnused } from './unused-characters.ts';

export type MaskedSource = {
  /** As long as the text, line by line. */
  readonly text: string;
  readonly tree: Root;
  readonly nodes: readonly Nodes[];
  /** By their signs. */
  readonly formulas: ReadonlyMap<string, Formula>;
};

/** Characters for private use (Unicode §23.5): as many formulas can be in a text, less those it has itself. */
const FIRST_SIGN = 0xe000;
const LAST_SIGN = 0xf8ff;

/** Formulas are looked for in what the parser takes for a paragraph, and so it reads a text with dollars again. */
export function readMaskedSource(text: string): MaskedSource {
  const formulas = new Map<string, Formula>();
  const source = readSource(text);
  if (!text.includes('$')) return { ...source, formulas };
  const signs = listUnused(text, FIRST_SIGN, LAST_SIGN);
  const displayed = mask(source, findDisplayed(text, source.nodes), signs, formulas);
  const whole = mask(displayed, findInline(displayed.text, displayed.nodes), signs, formulas);
  return { ...whole, formulas };
}

type Source = Omit<MaskedSource, 'formulas'>;

function readSource(text: string): Source {
  const tree = parseMarkdown(text);
  return { text, tree, nodes: listNodes(tree) };
}

function mask(
  source: Source,
  found: readonly Formula[],
  signs: Iterator<string>,
  formulas: Map<string, Formula>,
): Source {
  const pieces: string[] = [];
  let kept = 0;
  for (const formula of found) {
    const { value: sign, done } = signs.next();
    if (done) break;
    formulas.set(sign, formula);
    for (const { start, end } of formula.pieces) {
      pieces.push(source.text.slice(kept, start), sign.repeat(end - start));
      kept = end;
    }
  }
  return kept === 0 ? source : readSource(pieces.join('') + source.text.slice(kept));
}

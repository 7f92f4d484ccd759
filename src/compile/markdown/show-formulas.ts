// Formulas in the HTML tree of a text, as MathML where their signs stand.
import type { Element, ElementContent, Parents, Root, RootContent, Text } from 'hast';
import { quote } from '../diagnostics/hints.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import { toText } from './elements.ts';
import type { Formula } from './formulas.ts';
import { type Macros, toMathml } from './mathml.ts';

/** A sign for private use, again and again; formulas of several lines have line breaks and indents between. */
const SIGNS = /([\uE000-\uF8FF])(?:\s*\1)*/gu;

/** Where a formula begins in the text. */
type ToPlace = (formula: Formula) => Place;

/**
 * Puts each formula in its place in the tree; `formulas` are those of the text by their signs. TeX that
 * cannot be shown is reported, and stays as it was written.
 */
export function showFormulas(
  tree: Root,
  formulas: ReadonlyMap<string, Formula>,
  toPlace: ToPlace,
  report: Report,
): void {
  const macros: Macros = {};
  const show = (formula: Formula, place: Place | null): readonly ElementContent[] => {
    const result = toMathml(formula, macros);
    if ('element' in result) return result.element === null ? [] : [result.element];
    const message = `${quote(toDollars(formula))}: ${result.fault}; shown as it is written`;
    report('bad-formula', place ?? toPlace(formula), message);
    return [{ type: 'text', value: toDollars(formula) }];
  };
  if (formulas.size > 0) replaceSigns(tree, formulas, (formula) => show(formula, null));
  replaceWithin(tree, (child) => {
    const fenced = child.type === 'element' ? toFenced(child) : null;
    if (fenced === null) return [child];
    const children = [...show(fenced, child.position?.start ?? null)];
    return [{ type: 'element', tagName: 'p', properties: {}, children }];
  });
}

/** Puts what is shown of each formula where its signs stand in the texts of a tree, in place. */
export function replaceSigns(
  tree: Root,
  formulas: ReadonlyMap<string, Formula>,
  show: (formula: Formula) => readonly ElementContent[],
): void {
  replaceWithin(tree, (child) => {
    return child.type === 'text' ? replaceInText(child, formulas, show) : [child];
  });
}

/** As it is written. */
export function toDollars({ tex, isDisplayed }: Pick<Formula, 'tex' | 'isDisplayed'>): string {
  return isDisplayed ? `$$${tex}$$` : `$${tex}$`;
}

function replaceWithin(parent: Parents, replace: (child: RootContent) => RootContent[]): void {
  const children = parent.children.flatMap((child) => {
    const replaced = replace(child);
    if (child.type !== 'element' || replaced[0] !== child) return replaced;
    const before = child.children.length;
    replaceWithin(child, replace);
    // One that held nothing but definitions.
    const isEmptied = child.tagName === 'p' && before > 0 && child.children.length === 0;
    return isEmptied ? [] : replaced;
  });
  Object.assign(parent, { children });
}

function replaceInText(
  text: Text,
  formulas: ReadonlyMap<string, Formula>,
  show: (formula: Formula) => readonly ElementContent[],
): RootContent[] {
  const children: RootContent[] = [];
  let kept = 0;
  for (const { 0: signs, 1: sign = '', index } of text.value.matchAll(SIGNS)) {
    const formula = formulas.get(sign);
    if (formula === undefined) continue;
    if (index > kept) children.push({ type: 'text', value: text.value.slice(kept, index) });
    children.push(...show(formula));
    kept = index + signs.length;
  }
  if (kept === 0) return [text];
  if (kept < text.value.length) children.push({ type: 'text', value: text.value.slice(kept) });
  return children;
}

/** A block of code in the language `math`, which is a formula on GitHub. */
function toFenced(block: Element): Formula | null {
  if (block.tagName !== 'pre') return null;
  const [code] = block.children;
  if (code?.type !== 'element') return null;
  const classes = code.properties['className'];
  if (!Array.isArray(classes) || classes[0] !== 'language-math') return null;
  return { tex: toText(code).trim(), isDisplayed: true, pieces: [] };
}

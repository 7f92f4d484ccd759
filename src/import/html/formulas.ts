// Formulas in HTML as TeX between dollar signs, which compile makes formulas of.
import type { Element, Parents, Root, RootContent, Text } from 'hast';
import { toText, toTextProperty, walkElements } from '../../compile/markdown/elements.ts';
import { readMaskedSource } from '../../compile/markdown/masked-source.ts';
import { replaceSigns, toDollars } from '../../compile/markdown/show-formulas.ts';

/** Writes each formula that has its TeX with it as text, in place; others stay MathML. */
export function writeTex(parent: Parents): void {
  const children = parent.children.map((child): RootContent => {
    if (child.type !== 'element') return child;
    if (child.tagName !== 'math') writeTex(child);
    const tex = child.tagName === 'math' ? findTex(child) : '';
    const isDisplayed = child.properties['display'] === 'block';
    return tex === '' ? child : { type: 'text', value: toDollars({ tex, isDisplayed }) };
  });
  Object.assign(parent, { children });
}

/** Of Tagwire's own feeds, and of KaTeX, MathJax and others that note it. */
function findTex(math: Element): string {
  let tex = toTextProperty(math.properties, 'alttext') ?? '';
  walkElements(math, { line: 1, column: 1 }, (element) => {
    if (element.properties['encoding'] === 'application/x-tex') tex = toText(element);
    return undefined;
  });
  return tex.trim();
}

/** Puts the TeX of a Markdown text that was masked back in its tree, in place. */
export function restoreTex(tree: Root, { formulas }: ReturnType<typeof readMaskedSource>): void {
  const show = (formula: Parameters<typeof toDollars>[0]): readonly Text[] => [
    { type: 'text', value: toDollars(formula) },
  ];
  replaceSigns(tree, formulas, show);
}

/** A text in pieces, each of which is a formula or has none. */
export function splitAtFormulas(
  text: string,
): readonly { readonly text: string; readonly isFormula: boolean }[] {
  const { formulas } = readMaskedSource(text);
  const whole = [...formulas.values()].flatMap(({ pieces }) => {
    const [first] = pieces;
    const last = pieces.at(-1);
    return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
  });
  let done = 0;
  const split = whole
    .toSorted((a, b) => a.start - b.start)
    .flatMap(({ start, end }) => {
      const before = { text: text.slice(done, start), isFormula: false };
      done = end;
      return [before, { text: text.slice(start, end), isFormula: true }];
    });
  return [...split, { text: text.slice(done), isFormula: false }].filter((one) => one.text !== '');
}

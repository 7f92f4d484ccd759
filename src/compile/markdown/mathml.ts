// TeX → MathML, by Temml. Only this file knows it. Pages allow no styles in attributes (their policy), so what
// Temml says there is said by attributes of MathML and by classes, or not at all.
import { createRequire } from 'node:module';
import type { Element, ElementContent, Root } from 'hast';
import { raw } from 'hast-util-raw';
import { toRoot, toTextProperty, walkElements } from './elements.ts';
import type { Formula } from './formulas.ts';

const require = createRequire(import.meta.url);

type Options = {
  readonly displayMode: boolean;
  readonly throwOnError: true;
  readonly macros: Macros;
};

/** What is used of the library, which is loaded with the first formula. */
type Library = { readonly renderToString: (tex: string, options: Options) => string };

/** What formulas of an article define for those after them, as in other programs that show TeX on pages. */
export type Macros = object;

export type MathResult =
  /** Null for TeX that shows nothing, as one that only defines. */
  { readonly element: Element | null } | { readonly fault: string };

/** `alttext` has the TeX, for programs that search or show text alone. */
export function toMathml({ tex: written, isDisplayed }: Formula, macros: Macros): MathResult {
  const tex = withoutReferences(written);
  const library = require('temml') as Library;
  const options: Options = { displayMode: isDisplayed, throwOnError: true, macros };
  try {
    const text = library.renderToString(toReadable(tex), options);
    const element = parseMath(text);
    if (element === null) return { fault: 'references to other formulas are not shown' };
    if (element.children.length === 0) return { element: null };
    element.properties = { ...(isDisplayed ? { display: 'block' } : {}), alttext: tex };
    return { element };
  } catch (fault) {
    // Also what nests too deep for the stack.
    const [message = ''] =
      fault instanceof Error ? fault.message.split(/ at (?:position|end of input)/u) : [];
    return { fault: message.trim() };
  }
}

/** Signs that stand in HTML as references. */
function withoutReferences(tex: string): string {
  return tex.replaceAll(/&(?:lt|gt|amp);/gu, (reference) => REFERENCES[reference] ?? reference);
}

const REFERENCES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** With definitions that hold beyond their formula. */
function toReadable(tex: string): string {
  return tex
    .replaceAll(/\\def(?=\s*\\)/gu, '\\gdef')
    .replaceAll(
      /\\(?:re)?newcommand\*?\s*(?:\{\s*)?(\\[A-Za-z]+)\s*(?:\}\s*)?(?:\[(\d)\])?(?=\s*\{)/gu,
      (_, name: string, count = '0') => `\\gdef${name}${PARAMETERS.slice(0, Number(count) * 2)}`,
    )
    .replaceAll(
      /\\DeclareMathOperator(\*?)\s*(?:\{\s*)?(\\[A-Za-z]+)\s*(?:\}\s*)?(\{[^{}]*\})/gu,
      '\\gdef$2{\\operatorname$1$3}',
    );
}

const PARAMETERS = '#1#2#3#4#5#6#7#8#9';

function parseMath(text: string): Element | null {
  const root: Root = { type: 'root', children: [{ type: 'raw', value: text }] };
  const [math] = toRoot(raw(root)).children;
  if (math?.type !== 'element' || math.tagName !== 'math') return null;
  walkElements(math, { line: 1, column: 1 }, (element) => {
    unstyle(element);
    element.children = element.children.filter(isShown);
    return undefined;
  });
  return math;
}

/** A number that style sheets count, which readers have none of, stands in an element of HTML. */
function isShown(child: ElementContent): boolean {
  return child.type !== 'element' || child.tagName !== 'span';
}

const SIDES = ['top', 'right', 'bottom', 'left'] as const;

/** Colours and lines of a style; all else of it is left to the style of the page. */
function unstyle({ properties }: Element): void {
  const style = toTextProperty(properties, 'style') ?? '';
  delete properties['style'];
  delete properties['id'];
  const [, colour] = /(?:^|;)color:(#\w+)/u.exec(style) ?? [];
  const [, ground] = /(?:^|;)background-color:(#\w+)/u.exec(style) ?? [];
  if (colour !== undefined) properties['mathcolor'] = colour;
  if (ground !== undefined) properties['mathbackground'] = ground;
  const lines = [
    ...(/(?:^|;)border:/u.test(style) ? ['tml-box'] : []),
    ...SIDES.filter((side) => style.includes(`border-${side}:`)).map((side) => `tml-line-${side}`),
  ];
  const classes = properties['className'];
  const kept = (Array.isArray(classes) ? classes : []).filter((name) => KEPT.test(String(name)));
  const all = [...kept, ...lines];
  if (all.length > 0) properties['className'] = all;
  else delete properties['className'];
}

/** Of the classes of Temml, those that change more than a hair's breadth. */
const KEPT =
  /^(?:tml-(?:right|left|jot|small|overline|underline|fbox|cancel|tag)|upstrike|downstrike|sout)$/u;

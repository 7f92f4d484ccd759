// Code as highlighters write it (Rouge, Chroma, Pygments, Hexo, Prism, Shiki, WordPress): its language on
// some element around it, its line numbers in a table.
import type { Element, Parents, Root } from 'hast';
import { toText, toTextProperty, walkElements } from '../../compile/markdown/elements.ts';

const START = { line: 1, column: 1 };

const LANGUAGE =
  /^(?:language|lang|highlight-source|highlight-text|brush:)[-:]?([a-z0-9][a-z0-9+#._-]*)$/iu;

/** Classes of elements around a listing, in which another class may be the bare language. */
const AROUND: ReadonlySet<string> = new Set(['highlight', 'sourceCode', 'highlighter-rouge']);
const NO_LANGUAGE: ReadonlySet<string> = new Set([
  ...[
    'highlight',
    'sourceCode',
    'highlighter-rouge',
    'plain',
    'plaintext',
    'text',
    'none',
    'chroma',
  ],
  ...['numberSource', 'numberLines', 'wp-block-code', 'code', 'line-numbers'],
]);

/** Makes each listing `<pre><code class="language-x">` with its text alone, in place. */
export function findListings(tree: Root): void {
  unwrapTables(tree);
  walkPres(tree, []);
}

function walkPres(parent: Parents, around: readonly Element[]): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'pre') finish(child, around);
    else walkPres(child, [...around.slice(-3), child]);
  }
}

function finish(pre: Element, around: readonly Element[]): void {
  const code = pre.children.find((child) => child.type === 'element' && child.tagName === 'code');
  const inner = code?.type === 'element' ? [code] : [];
  const language = [...inner, pre, ...around.toReversed()].map(toLanguage).find((name) => name);
  for (const { properties } of [pre, ...inner]) {
    properties['className'] = [];
    // WordPress puts the language of the code where that of its words belongs.
    delete properties['lang'];
  }
  breakLines(pre);
  if (language === undefined) return;
  if (inner[0]) inner[0].properties['className'] = [`language-${language}`];
  else {
    const { children } = pre;
    const properties = { className: [`language-${language}`] };
    pre.children = [{ type: 'element', tagName: 'code', properties, children }];
  }
}

function toLanguage({ properties }: Element): string | undefined {
  const data = toTextProperty(properties, 'dataLang') ?? toTextProperty(properties, 'dataLanguage');
  if (data) return /^[\w+#.-]+$/u.test(data) && !NO_LANGUAGE.has(data) ? data : undefined;
  const classes = toClasses(properties['className']);
  // SyntaxHighlighter's `brush: js; gutter: false`.
  const brush = /(?:^| )brush: ?([\w+#-]+)/u.exec(classes.join(' '))?.[1];
  if (brush !== undefined) return NO_LANGUAGE.has(brush) ? undefined : brush;
  for (const name of classes) {
    const [, language] = LANGUAGE.exec(name) ?? [];
    if (language !== undefined) return NO_LANGUAGE.has(language) ? undefined : language;
  }
  if (!classes.some((name) => AROUND.has(name))) return undefined;
  return classes.find((name) => !NO_LANGUAGE.has(name) && /^[a-z0-9+#-]+$/iu.test(name));
}

function toClasses(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** `<br>` in a listing is a line's end. */
function breakLines(parent: Element): void {
  parent.children = parent.children.map((child) => {
    if (child.type !== 'element') return child;
    if (child.tagName === 'br') return { type: 'text', value: '\n' };
    breakLines(child);
    return child;
  });
}

/** A table of two cells, numbers and code, becomes its code. */
function unwrapTables(tree: Root): void {
  walkElements(tree, START, (element) => {
    const code = element.tagName === 'table' ? findNumbered(element) : null;
    if (code === null) return undefined;
    element.tagName = 'div';
    element.properties = {};
    element.children = [code];
    return 'skip';
  });
}

function findNumbered(table: Element): Element | null {
  const cells: Element[] = [];
  walkElements(table, START, (element) => {
    if (element.tagName !== 'td') return undefined;
    cells.push(element);
    return 'skip';
  });
  const [numbers, code] = cells;
  if (cells.length !== 2 || numbers === undefined || code === undefined) return null;
  if (!/^[\d\s]+$/u.test(toText(numbers))) return null;
  let pre: Element | null = null;
  walkElements(code, START, (element) => {
    if (element.tagName === 'pre') pre ??= element;
    return undefined;
  });
  return pre;
}

// Quotes and brackets that YAML's editor opened and did not close.
import { isCollection, isScalar, type Node, visit } from 'yaml';
import { COMMENT, type Finding, toStart, type YamlText } from './yaml-findings.ts';
import { closeLine, quoteValue, toLineAt } from './yaml-lines.ts';

/** A quote or a bracket that was opened before a fault and is not closed. */
export function toUnclosed({ text, document }: YamlText, offset: number): Finding | null {
  let open: Node | null = null;
  visit(document, {
    Node: (_, node) => {
      if (toStart(node) <= offset && isOpen(text, node)) open = node;
    },
  });
  if (open === null) return null;
  const start = toStart(open);
  const mark = text[start] ?? '';
  const line = toLineAt(text, start);
  const rest = line.text.slice(start - line.start);
  if (/[[,]\s+#/u.test(rest)) {
    return { offset: start, message: COMMENT, cure: quoteValue(line.text) };
  }
  const close = BRACKETS.get(mark) ?? mark;
  return {
    offset: start,
    message: `this ${mark} is not closed`,
    cure: closeLine(line.text, close),
  };
}

const BRACKETS: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['{', '}'],
]);

function isOpen(text: string, node: Node): boolean {
  const [start = 0, end = 0] = node.range ?? [];
  const last = end - start > 1 ? text[end - 1] : '';
  const first = text[start] ?? '';
  if (isCollection(node)) return BRACKETS.has(first) && last !== BRACKETS.get(first);
  return isScalar(node) && /^QUOTE/u.test(node.type ?? '') && last !== first;
}

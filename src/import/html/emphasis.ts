// Emphasis beside letters, as in Japanese and Chinese, which have no spaces: CommonMark (§6.2) takes `**`
// between a letter and a punctuation mark for text. The library would write the letter as a reference.
import type { Emphasis, Strong } from 'mdast';
import { defaultHandlers, type Handle, type Info } from 'mdast-util-to-markdown';

const PUNCTUATION = /[\p{P}\p{S}]/u;
const SPACE = /\s/u;

/** All that is no text begins and ends with marks, of which any stands for all. */
const MARK = '*';

/** Handlers for `toMarkdown` that write tags where asterisks would not do. */
export const EMPHASIS: Readonly<Record<'strong' | 'emphasis', Handle>> = {
  strong: toHandle<Strong>('strong', defaultHandlers.strong),
  emphasis: toHandle<Emphasis>('em', defaultHandlers.emphasis),
};

// The inner text is written once: twice in each level would be twice as much for each level.
function toHandle<Node extends Strong | Emphasis>(tagName: string, asterisks: Handle): Handle {
  const write: Handle = (node: Node, parent, state, info) => {
    if (isFlanking(node, info)) return asterisks(node, parent, state, info);
    const inner = state.containerPhrasing(node, { ...info, before: '>', after: '<' });
    return `<${tagName}>${inner}</${tagName}>`;
  };
  // What the library asks for the first character, which would write the whole node otherwise.
  const peek = (node: Node): string => (isFlanking(node, { before: '', after: '' }) ? '*' : '<');
  return Object.assign(write, { peek });
}

function isFlanking(
  { children }: Strong | Emphasis,
  { before, after }: Pick<Info, 'before' | 'after'>,
): boolean {
  const [first, last] = [children[0], children.at(-1)];
  const start =
    first?.type === 'text' ? String.fromCodePoint(first.value.codePointAt(0) ?? 32) : '';
  const end = last?.type === 'text' ? ([...last.value.slice(-2)].at(-1) ?? ' ') : '';
  if (first === undefined || last?.type === 'break') return false;
  return flanks(start || MARK, before) && flanks(end || MARK, after);
}

/** Whether a run of asterisks between these opens, or closes, emphasis. */
function flanks(inner: string, outer: string): boolean {
  if (SPACE.test(inner)) return false;
  return !PUNCTUATION.test(inner) || outer === '' || SPACE.test(outer) || PUNCTUATION.test(outer);
}

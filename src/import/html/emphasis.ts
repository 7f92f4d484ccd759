// Emphasis beside letters, as in Japanese and Chinese, which have no spaces: CommonMark (§6.2) takes `**`
// between a letter and a punctuation mark for text. The library would write the letter as a reference.
import type { Emphasis, Strong } from 'mdast';
import { defaultHandlers, type Handle, type Info, type State } from 'mdast-util-to-markdown';

const PUNCTUATION = /[\p{P}\p{S}]/u;
const SPACE = /\s/u;

/** Handlers for `toMarkdown` that write tags where asterisks would not do. */
export const EMPHASIS: Readonly<Record<'strong' | 'emphasis', Handle>> = {
  strong: (node: Strong, parent, state, info) => write(node, 'strong', parent, state, info),
  emphasis: (node: Emphasis, parent, state, info) => write(node, 'em', parent, state, info),
};

function write(
  node: Strong | Emphasis,
  tagName: string,
  parent: Parameters<Handle>[1],
  state: State,
  info: Info,
): string {
  const tags = `<${tagName}>${state.containerPhrasing(node, { ...info, before: '>', after: '<' })}</${tagName}>`;
  const inner = tags.slice(tagName.length + 2, -tagName.length - 3);
  const first = String.fromCodePoint(inner.codePointAt(0) ?? 32);
  const last = [...inner.slice(-2)].at(-1) ?? ' ';
  if (!flanks(first, info.before) || !flanks(last, info.after)) return tags;
  return node.type === 'strong'
    ? defaultHandlers.strong(node, parent, state, info)
    : defaultHandlers.emphasis(node, parent, state, info);
}

/** Whether a run of asterisks between these opens, or closes, emphasis. */
function flanks(inner: string, outer: string): boolean {
  if (SPACE.test(inner)) return false;
  return !PUNCTUATION.test(inner) || outer === '' || SPACE.test(outer) || PUNCTUATION.test(outer);
}

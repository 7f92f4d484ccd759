// Markdown → its tree. The parser does without what the text cannot hold.
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { findAbsent, skipNeedless } from './autolinks.ts';
import { replaceConstructs, type Syntax } from './syntax.ts';
import { findTableLines, restrictToLines } from './tables.ts';

const WHOLE = gfm();
const TO_TREE = gfmFromMarkdown().map(skipNeedless);

/** What is left of the syntax, by the names of the constructs that it lacks. */
const reduced = new Map<string, Syntax>();

/** The tree of a text in GitHub-flavoured Markdown. */
export function readMarkdown(text: string): Root {
  const { flow = {}, ...others } = toReduced(findAbsent(text));
  const lines = findTableLines(text);
  const restricted = replaceConstructs(flow, (one) => [
    one.name === 'table' ? restrictToLines(one, lines) : one,
  ]);
  const syntax = { ...others, flow: restricted };
  return fromMarkdown(text, { extensions: [syntax], mdastExtensions: TO_TREE });
}

function toReduced(absent: readonly string[]): Syntax {
  const key = absent.join(' ');
  const known = reduced.get(key);
  if (known !== undefined) return known;
  const text = replaceConstructs(WHOLE.text ?? {}, (one) => {
    return absent.includes(one.name ?? '') ? [] : [one];
  });
  const syntax = { ...WHOLE, text };
  reduced.set(key, syntax);
  return syntax;
}

// Markdown → its tree. The parser does without what the text cannot hold.
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { parse, preprocess } from 'micromark';
import { gfm } from 'micromark-extension-gfm';
import type { Place, Report } from '../diagnostics/rules.ts';
import { findAbsent, skipNeedless } from './autolinks.ts';
import { DEEPEST, findCostlyLine, findTooDeep, toBudget, toInlineEffort } from './effort.ts';
import { replaceConstructs, type Syntax } from './syntax.ts';
import { findTableLines, restrictToLines } from './tables.ts';

const WHOLE = gfm();
const TO_TREE = gfmFromMarkdown().map(skipNeedless);

/** What is left of the syntax, by the names of the constructs that it lacks. */
const reduced = new Map<string, Syntax>();

/** The tree of a text in GitHub-flavoured Markdown. */
export function readMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: [toSyntax(text)], mdastExtensions: TO_TREE });
}

/**
 * Whether a text can be read in steps that grow no faster than it does; reported at the part that
 * is to blame if not.
 */
export function isReadable(text: string, report: Report): boolean {
  const budget = toBudget(text.length);
  const deep = findTooDeep(text);
  if (deep !== null) {
    report('too-deep', deep, `more than ${DEEPEST} nested quotes or lists start on this line`);
    return false;
  }
  const line = findCostlyLine(text, budget);
  if (line !== null) {
    const message = 'too many lists, quotes or underlined headings; split the text';
    report('too-complex', line, message);
    return false;
  }
  const place = toInlineEffort(text) > budget ? findCostlyText(text, budget) : null;
  if (place === null) return true;
  const message = 'too many of [ ] * _ ~ ` <! in one text, or of dots in one URL; split it';
  report('too-complex', place, message);
  return false;
}

/** The paragraph, heading or cell at which they cost more than `budget`; null if all cost less. */
function findCostlyText(text: string, budget: number): Place | null {
  let effort = 0;
  for (const inline of readInlineTexts(text)) {
    effort += toInlineEffort(inline.text);
    if (effort > budget) return inline.place;
  }
  return null;
}

type InlineText = { readonly text: string; readonly place: Place };

/** What the parser will read for emphasis, links and the like: it finds all blocks before. */
function* readInlineTexts(text: string): Generator<InlineText> {
  const document = parse({ extensions: [toSyntax(text)] }).document();
  const known = new Set<unknown>();
  for (const [, { _tokenizer: flow }] of document.write(preprocess()(text, undefined, true))) {
    if (flow === undefined || known.has(flow)) continue;
    known.add(flow);
    for (const [kind, token, context] of flow.events) {
      if (kind === 'exit' || token.previous !== undefined) continue;
      if (token.contentType !== 'content' && token.contentType !== 'text') continue;
      const pieces: string[] = [];
      for (let piece: typeof token | undefined = token; piece; piece = piece.next) {
        pieces.push(context.sliceSerialize(piece));
      }
      const { line, column } = token.start;
      yield { text: pieces.join(''), place: { line, column } };
    }
  }
}

function toSyntax(text: string): Syntax {
  const { flow = {}, ...others } = toReduced(findAbsent(text));
  const lines = findTableLines(text);
  const restricted = replaceConstructs(flow, (one) => [
    one.name === 'table' ? restrictToLines(one, lines) : one,
  ]);
  return { ...others, flow: restricted };
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

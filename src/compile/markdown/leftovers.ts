// What is left over in a text of other systems, of merges and of edits, and would be shown to readers.
import type { Nodes } from 'mdast';
import { reportConflicts } from '../diagnostics/conflict-markers.ts';
import { toTextPlace } from '../diagnostics/place-in-text.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import { blankCode } from './outside-code.ts';
import { reportMarks } from './template-marks.ts';
import { reportUnclosedCode } from './unclosed-code.ts';
import { reportUnknownReferences } from './unknown-references.ts';

/** What a text must have for a mark of a template or a conflict to stand in it. */
const SUSPECT =
  /\{[%{/:#.]|:::|\[\/|\[[a-z]+[ \t]+\w+=|\n(?:im|ex)port |\n[<>]{7}|\n\[+[Tt]|\uFFFD/;

/** What of it makes other findings follow. */
type Leftovers = {
  /** Whether marks of templates are left. */
  readonly isMarked: boolean;
  /** Whether a merge left a conflict; its signs make headings of the lines above. */
  readonly isConflict: boolean;
};

const NONE: Leftovers = { isMarked: false, isConflict: false };

/** Reports what is no Markdown, or none that means something. */
export function reportLeftovers(
  text: string,
  nodes: readonly Nodes[],
  start: Place,
  report: Report,
): Leftovers {
  reportUnclosedCode(text, nodes, start, report);
  const isSuspect = SUSPECT.test(text) || /^(?:[<>[]|import|export)/u.test(text);
  if (!isSuspect && !nodes.some(mayHoldReference)) return NONE;
  const prose = blankCode(text, nodes);
  reportUnknownReferences(text, prose, nodes, report);
  if (!isSuspect) return NONE;
  const isConflict = reportConflicts(prose, report);
  const broken = prose.indexOf('\uFFFD');
  if (broken >= 0) {
    const message =
      'U+FFFD stands where a text could not be read; type what it was, or put it in code';
    report('broken-character', toTextPlace(prose, broken), message);
  }
  return { isMarked: reportMarks(prose, report), isConflict };
}

/** Those that are defined are nodes of their own. */
function mayHoldReference(node: Nodes): boolean {
  return node.type === 'text' && (node.value.includes('[^') || node.value.includes(']['));
}

// What is left over in a text of other systems, of merges and of edits, and would be shown to readers.
import type { Root } from 'mdast';
import { reportConflicts } from '../diagnostics/conflict-markers.ts';
import { toTextPlace } from '../diagnostics/place-in-text.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import { blankCode } from './outside-code.ts';
import { reportMarks } from './template-marks.ts';
import { reportUnclosedCode } from './unclosed-code.ts';
import { reportUnknownReferences } from './unknown-references.ts';

/** What a text must have for a mark, a reference or a conflict to stand in it. */
const SUSPECT =
  /\{[%{/:#.]|:::|\]\[|\[\^|\[\/|\[[a-z]+[ \t]+\w+=|^(?:im|ex)port[ \t]|^[<>=]{7}|^\[+toc\]|\uFFFD/imu;

/** Reports what is no Markdown, or none that means something; true where marks of templates are left. */
export function reportLeftovers(text: string, tree: Root, start: Place, report: Report): boolean {
  if (/`{3}|~{3}/u.test(text)) reportUnclosedCode(text, tree, start, report);
  if (!SUSPECT.test(text)) return false;
  const prose = blankCode(text, tree);
  reportConflicts(prose, report);
  reportUnknownReferences(text, prose, tree, report);
  const broken = prose.indexOf('\uFFFD');
  if (broken >= 0) {
    const message =
      'U+FFFD stands where a text could not be read; type what it was, or put it in code';
    report('broken-character', toTextPlace(prose, broken), message);
  }
  return reportMarks(prose, report);
}

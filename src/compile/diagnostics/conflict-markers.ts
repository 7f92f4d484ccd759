// What git leaves in a file of which two versions could not be merged.
import { quote } from './hints.ts';
import { readPlaces } from './place-in-text.ts';
import type { Report } from './rules.ts';

/** The last one is followed by a branch, or a commit and its subject. */
const MARKER = /^(?:<{7}(?: .*)?|={7}|>{7}(?: \S+(?: \(.*)?)?)$/gmu;

/**
 * Reports each conflict in a text; true when there is one. Seven signs alone may be a heading's line or
 * a quotation: they are markers where they follow one another.
 */
export function reportConflicts(text: string, report: Report): boolean {
  let open: { readonly index: number; readonly line: string } | null = null;
  let found = false;
  const toPlace = readPlaces(text);
  const tell = ({ index, line }: { readonly index: number; readonly line: string }): void => {
    found = true;
    const message = `${quote(line)}: a merge conflict; keep one version, and delete the lines with <<<<<<<, ======= and >>>>>>>`;
    report('conflict-marker', toPlace(index), message);
  };
  for (const { index, 0: line } of text.matchAll(MARKER)) {
    const isOpening = line.startsWith('<');
    if (open !== null && (isOpening ? open.line.startsWith('<') : line.startsWith('>'))) {
      tell(open);
      open = null;
    }
    if (isOpening || (open === null && line.startsWith('='))) open = { index, line };
  }
  if (open?.line.startsWith('<')) tell(open);
  return found;
}

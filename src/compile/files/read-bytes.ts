// Reading of files that an editor may have forbidden, or may be taking away just now.
import { readFileSync } from 'node:fs';
import { FILE_START, type Report } from '../diagnostics/rules.ts';

/** What the editor can mend; all else is a fault of the machine. */
const REASONS: ReadonlyMap<unknown, string> = new Map([
  ['EACCES', 'permission denied; change the file permissions'],
  ['EPERM', 'permission denied; change the file permissions'],
  ['ENOENT', 'deleted during the compile'],
  ['ENOTDIR', 'not a folder'],
]);

/** The bytes of a file; null, with a diagnostic, where an editor must see to it. */
export function readBytes(path: string, report: Report): Uint8Array | null {
  return attempt(() => readFileSync(path), report);
}

/** What `look` finds; null, with a diagnostic, where an editor must see to it. */
export function attempt<Found>(look: () => Found, report: Report): Found | null {
  try {
    return look();
  } catch (fault) {
    const reason = REASONS.get((fault as NodeJS.ErrnoException).code);
    if (reason === undefined) throw fault;
    report('bad-path', FILE_START, reason);
    return null;
  }
}

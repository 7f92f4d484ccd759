// The settings of a publication, for commands that write files which must fit them.
import { readSettings, type SettingsReading } from '../content/settings.ts';
import { type Diagnostic, formatDiagnostic } from '../diagnostics/diagnostic.ts';
import { reportInto } from '../diagnostics/rules.ts';
import type { Folder } from '../files/folder.ts';
import { toMediaFinder } from '../files/media.ts';

/** The settings; throws with all that is wrong with them. `now` is in seconds. */
export function readSoundSettings(folder: Folder, shown: string, now: number): SettingsReading {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics, `${shown}/site.yaml`);
  const toFinder = (origin: string) => toMediaFinder(folder, origin, () => () => undefined);
  const settings = readSettings(folder, null, now, toFinder, report);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(formatDiagnostic).join('\n'));
  return settings;
}

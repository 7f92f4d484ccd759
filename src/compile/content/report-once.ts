// What is wrong with the files of articles; what would be said of each of many is said once.
import { count } from '../diagnostics/count.ts';
import { type Report, RULES, type Rule } from '../diagnostics/rules.ts';
import type { FileReading } from './file-reading.ts';

/** Reports every diagnostic of the files; of a rule that says so, each message at the first place alone. */
export function reportOnce(
  files: readonly Pick<FileReading, 'file' | 'diagnostics'>[],
  reportOf: (file: string) => Report,
): void {
  const others = new Map<string, Set<string>>();
  for (const { file, diagnostics } of files) {
    for (const { rule, message } of diagnostics) {
      if (!isOnce(rule)) continue;
      const found = others.get(message);
      if (found === undefined) others.set(message, new Set([file]));
      else found.add(file);
    }
  }
  for (const { file, diagnostics } of files) {
    const report = reportOf(file);
    for (const { rule, place, message } of diagnostics) {
      if (!isOnce(rule)) {
        report(rule, place, message);
        continue;
      }
      const found = others.get(message);
      others.delete(message);
      if (found === undefined) continue;
      const more = found.size - 1;
      report(
        rule,
        place,
        more === 0 ? message : `${message} (also in ${count(more, 'other file')})`,
      );
    }
  }
}

function isOnce(rule: Rule): boolean {
  return 'once' in RULES[rule];
}

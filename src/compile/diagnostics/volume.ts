// What is printed of very many diagnostics: some places of each rule, and how many there are.
import type { Diagnostic } from './diagnostic.ts';

/** Places of one rule that are shown in a file, and in all files. */
const MOST_IN_FILE = 5;
const MOST_OF_RULE = 20;

/** The first places of each rule, in the order that they are in. */
export function selectPlaces(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const counts = new Map<string, number>();
  const isBelow = (key: string, most: number): boolean => (counts.get(key) ?? 0) < most;
  return diagnostics.filter(({ file, rule }) => {
    const inFile = `${rule} ${file}`;
    if (!isBelow(inFile, MOST_IN_FILE) || !isBelow(rule, MOST_OF_RULE)) return false;
    for (const key of [inFile, rule]) counts.set(key, (counts.get(key) ?? 0) + 1);
    return true;
  });
}

/** A table of all rules that are broken, the errors first, those with the most places first. */
export function toTable(
  diagnostics: readonly Diagnostic[],
  shown: readonly Diagnostic[],
): readonly string[] {
  const rows = [...Map.groupBy(diagnostics, ({ severity, rule }) => `${severity} ${rule}`).values()]
    .map((places) => {
      const { severity = 'error', rule = '' } = places[0] ?? {};
      const files = new Set(places.map(({ file }) => file)).size;
      const seen = shown.filter((one) => one.rule === rule && one.severity === severity).length;
      return { severity, rule, numbers: [places.length, files, seen] };
    })
    .sort(
      (a, b) =>
        (a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : 0) ||
        (b.numbers[0] ?? 0) - (a.numbers[0] ?? 0),
    );
  const width = Math.max(...rows.map(({ rule }) => rule.length));
  const toRow = (severity: string, rule: string, cells: readonly (string | number)[]): string =>
    [
      severity.padEnd('warning'.length),
      rule.padEnd(width),
      ...cells.map((cell) => String(cell).padStart(7)),
    ].join(' ');
  return [
    toRow('', 'rule', ['places', 'files', 'shown']),
    ...rows.map(({ severity, rule, numbers }) => toRow(severity, rule, numbers)),
  ];
}

// The terminal that a report is printed on, and the lines of files that are shown there.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Terminal } from './report.ts';

type Output = Pick<NodeJS.WriteStream, 'isTTY'> &
  Partial<Pick<NodeJS.WriteStream, 'columns' | 'hasColors'>>;

/** Null where the output is no terminal. Without colours where the terminal or NO_COLOR says so. */
export function toTerminal(
  output: Output,
  { folder, shown }: { readonly folder: string; readonly shown: string },
): Terminal | null {
  if (!output.isTTY) return null;
  let last = { file: '', lines: [''] };
  const readLine = (file: string, line: number): string | null => {
    if (file !== last.file)
      last = { file, lines: readLines(path.join(folder, file.slice(shown.length))) };
    return last.lines[line - 1] ?? null;
  };
  // A terminal that nobody has told its size says 0.
  const width = output.columns || 80;
  return { width, isColoured: output.hasColors?.() ?? false, readLine };
}

/** As compile reads them; none of what cannot be read, as a folder. */
function readLines(file: string): string[] {
  try {
    return new TextDecoder().decode(readFileSync(file)).split(/\r\n?|\n/u);
  } catch {
    return [];
  }
}

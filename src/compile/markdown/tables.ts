// Tables: GitHub's extension tries one at every line, word by word; here only where one can be.
import type { Construct } from './syntax.ts';

/** Every delimiter row has a hyphen beside a pipe or a colon, with nothing but spaces between. */
const DELIMITERS = /-[ \t]*[|:]|[|:][ \t]*-/u;

/**
 * The 1-based numbers of the lines that a table may have: from the line above what may be its
 * delimiter row to the next empty line, which ends every table.
 */
export function findTableLines(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  if (!DELIMITERS.test(text)) return found;
  let within = false;
  for (const [above, line] of text.split(/\r\n|[\r\n]/u).entries()) {
    const delimits = DELIMITERS.test(line);
    if (delimits) found.add(above);
    within = delimits || (within && !/^[ \t]*$/u.test(line));
    if (within) found.add(above + 1);
  }
  return found;
}

/** The construct that makes tables, tried on those lines alone. */
export function restrictToLines(table: Construct, lines: ReadonlySet<number>): Construct {
  return {
    ...table,
    tokenize(effects, ok, nok) {
      const may = lines.has(this.now().line);
      return may ? table.tokenize.call(this, effects, ok, nok) : nok;
    },
  };
}

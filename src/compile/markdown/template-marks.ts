// What other systems put into a text and Tagwire does not know: it is shown as it is written.
import { quote } from '../diagnostics/hints.ts';
import { toTextPlace } from '../diagnostics/place-in-text.ts';
import type { Report } from '../diagnostics/rules.ts';

type Kind = {
  readonly pattern: RegExp;
  /** Whether it is what it looks like; it is by default. */
  readonly fits?: (mark: string) => boolean;
  readonly message: string;
};

const OTHERWISE = 'run "npm run import", or write Markdown';

/** Each kind of marks, and what to do about it. */
const KINDS: readonly Kind[] = [
  {
    pattern: /(?<!\{)\{%-?[ \t]?[a-z/][^\n{]*%\}/gu,
    message: `template tags are shown as text; ${OTHERWISE}`,
  },
  {
    pattern: /\{\{[<%]/gu,
    message: `shortcodes are shown as text; ${OTHERWISE}`,
  },
  {
    pattern: /(?<![\w\\{}^$])\{\{-?(?:[ \t]|\w+(?:\.\w|\}\}))/gu,
    message: 'template expressions are shown as text; write what they stand for',
  },
  { pattern: /\{\/\*/gu, message: 'comments of MDX are shown as text; write <!-- … -->' },
  {
    pattern: /^(?:im|ex)port .+/gmu,
    fits: isCode,
    message: 'code of MDX is shown as text; delete it',
  },
  {
    pattern: /^[ \t>]*:::+[ \t]*[a-z{]/gimu,
    message: 'directives are shown as text; write "> [!NOTE]", and ">" in front of each line',
  },
  {
    pattern: /(?<![\w\\{}^$])\{(?:::?[ \t]*[#.\w]|[#.][a-z])[^{}\n]*\}/giu,
    message: 'attributes are shown as text; delete them, or write the element in HTML',
  },
  {
    pattern:
      /\[(?:audio|caption|embed|gallery|playlist|sourcecode|video)[ \t]+\w+=|\[\/(?:caption|embed|sourcecode)\]/gu,
    message: `shortcodes are shown as text; ${OTHERWISE}`,
  },
  {
    pattern: /^\[\[?toc\]\]?$/gimu,
    message: 'a table of contents is not made, and this is shown as text; delete it',
  },
];

/** Reports the first mark of each kind in a text without its code; true when there is one. */
export function reportMarks(prose: string, report: Report): boolean {
  let found = false;
  for (const { pattern, fits = () => true, message } of KINDS) {
    const [first, ...others] = [...prose.matchAll(pattern)].filter(([mark]) => fits(mark));
    if (first === undefined) continue;
    found = true;
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    const mark = quote(toMark(prose, first.index));
    report('template-mark', toTextPlace(prose, first.index), `${mark}${more}: ${message}`);
  }
  return found;
}

/** The first mark in a short text; null for none. */
export function findMark(text: string): string | null {
  if (!/\{[%{/:#.]|:::|\[[/a-z[]|port /iu.test(text)) return null;
  const starts = KINDS.flatMap(({ pattern, fits = () => true }) => {
    const [first] = [...text.matchAll(pattern)].filter(([mark]) => fits(mark));
    return first === undefined ? [] : [first.index];
  });
  return starts.length === 0 ? null : toMark(text, Math.min(...starts));
}

/** Whether a line is JavaScript, and no sentence on imports. */
function isCode(line: string): boolean {
  const [, second = ''] = line.split(' ');
  if (line.startsWith('export')) return ['const', 'default', 'function'].includes(second);
  return /^['"]/u.test(second) || / from ['"]/u.test(line);
}

/** A mark as far as it tells what it is. */
function toMark(text: string, start: number): string {
  const [line = ''] = text
    .slice(start, start + 200)
    .trimStart()
    .split('\n');
  const end = /[%}]\}|\*\/\}|[}\]]/u.exec(line);
  return end === null ? line.trimEnd() : line.slice(0, end.index + end[0].length);
}

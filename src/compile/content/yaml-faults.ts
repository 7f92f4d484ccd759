// What is wrong with YAML, for somebody who wrote a text and not YAML: the fault, and the line as it should be.
import { type ErrorCode, isScalar, visit } from 'yaml';
import { count } from '../diagnostics/count.ts';
import { quote } from '../diagnostics/hints.ts';
import {
  type Finding,
  toFault,
  toNoKey,
  toStart,
  toSuperfluous,
  toUnquoted,
  type YamlFault,
  type YamlText,
} from './yaml-findings.ts';
import { toLineAt } from './yaml-lines.ts';
import { toUnclosed } from './yaml-unclosed.ts';

/** Who has more in one file has to look at all of it anyway. */
const MOST_FAULTS = 20;

/** Faults that are no reason for others, though the line as it should be may not be known. */
const LOCAL: ReadonlySet<ErrorCode> = new Set(['DUPLICATE_KEY', 'TAB_AS_INDENT']);

/**
 * What the parser complains of, once a line. What it says behind the end that it sees, or after a fault of
 * which the cure is unknown, is left out: that fault may be its only reason.
 */
export function toYamlFaults(yaml: YamlText): readonly YamlFault[] {
  const { document, toLine } = yaml;
  const end = document.contents?.range?.[2] ?? 0;
  const lines = new Set<number>();
  const faults: YamlFault[] = [];
  const issues = [...document.errors, ...document.warnings];
  for (const { code, pos } of issues) {
    const [offset] = pos;
    if (faults.length > 0 && (offset > end || faults.length === MOST_FAULTS)) break;
    if (lines.has(toLine(offset))) continue;
    // A "key" of several lines is one whose next line is indented too much.
    const wrap = issues.find(
      (one) => one.code === 'MULTILINE_IMPLICIT_KEY' && one.pos[0] === offset,
    );
    const finding = toFinding(yaml, code, offset, wrap?.pos[1] ?? offset);
    const line = toLine(finding.offset);
    if (!lines.has(line)) faults.push(toFault(finding));
    lines.add(line).add(toLine(offset));
    if (line < toLine(offset) || (finding.cure === null && !LOCAL.has(code))) break;
  }
  return faults;
}

/** `until` is the end of what the parser takes for a key there. */
function toFinding(yaml: YamlText, code: ErrorCode, offset: number, until: number): Finding {
  const { text, toLine } = yaml;
  const line = toLineAt(text, offset);
  const isFirst = text.slice(line.start, offset).trim() === '';
  switch (code) {
    case 'DUPLICATE_KEY':
      return { offset, message: toDuplicate(yaml, offset), cure: null };
    case 'TAB_AS_INDENT': {
      const message = 'a tab cannot indent a line; use spaces';
      return { offset, message, cure: null };
    }
    case 'MULTIPLE_DOCS': {
      return { offset, message: 'the YAML ends above; delete the "---" or "..." line', cure: null };
    }
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (toLine(until) > toLine(offset)) return toWrongIndent(text, until);
      return isFirst ? toWrongIndent(text, offset) : toUnquoted(yaml, offset);
    case 'MULTILINE_IMPLICIT_KEY':
      return toNoKey(yaml, offset);
    case 'UNEXPECTED_TOKEN':
      if (isFirst) return toWrongIndent(text, offset);
      return (
        toSuperfluous(text, offset) ?? toMissingComma(yaml, offset) ?? toUnquoted(yaml, offset)
      );
    case 'BAD_INDENT':
    case 'MISSING_CHAR':
    case 'BLOCK_IN_FLOW':
      return toUnclosed(yaml, offset) ?? toMissing(yaml, code, offset);
    case 'NON_STRING_KEY':
      if (isFirst) return { offset, message: 'a key must be a text', cure: null };
      return toUnquoted(yaml, offset);
    default:
      return toUnquoted(yaml, offset);
  }
}

function toWrongIndent(text: string, offset: number): Finding {
  const line = toLineAt(text, offset);
  const above = toLineAt(text, text.slice(0, line.start).trimEnd().length);
  const [own = 0, other = 0] = [line, above].map((one) => one.text.search(/\S/u));
  const message =
    own === other
      ? 'a key and the "-" of a list cannot begin in the same column'
      : `wrong indentation: ${count(own, 'space')}, where the line above has ${other}`;
  return { offset: line.start + line.text.search(/\S/u), message, cure: null };
}

/** A mark that is missing where nothing is left open. */
function toMissing(yaml: YamlText, code: ErrorCode, offset: number): Finding {
  const { text } = yaml;
  if (text[offset] === '#') return toUnquoted(yaml, offset);
  const line = toLineAt(text, offset);
  if (/^\s*-[^\s-]/u.test(line.text)) return toNoKey(yaml, offset);
  if (code === 'BAD_INDENT') return toWrongIndent(text, offset);
  const percent = text.search(/^%/mu);
  if (percent >= 0 && percent <= offset) {
    return { offset: percent, message: 'a line cannot begin with "%"', cure: null };
  }
  return toMissingComma(yaml, offset) ?? toNoKey(yaml, offset);
}

/** Within brackets, what else is wrong between two items. */
function toMissingComma({ document }: YamlText, offset: number): Finding | null {
  let isInside = false;
  visit(document, {
    Collection: (_, { flow, range }) => {
      isInside ||= flow === true && !!range && range[0] < offset && offset < range[1];
    },
  });
  return isInside ? { offset, message: 'a "," is missing between two items', cure: null } : null;
}

function toDuplicate({ document, toLine }: YamlText, offset: number): string {
  let message = 'a key is given twice; delete one';
  visit(document, {
    Map: (_, { items }) => {
      const keys = items.map(({ key }) => key).filter(isScalar);
      const own = keys.find((key) => toStart(key) === offset);
      const first = keys.find(({ value }) => value === own?.value);
      if (own === undefined || first === undefined) return;
      const name = quote(String(own.value));
      message = `${name} is given twice, first on line ${toLine(toStart(first))}; delete one`;
    },
  });
  return message;
}

// YAML that the parser lets pass although the editor meant something else.
import { isScalar, type Scalar, visit } from 'yaml';
import { quote } from '../diagnostics/hints.ts';
import {
  type Finding,
  MISSING_SPACE,
  toFault,
  toNoKey,
  toStart,
  toUnquoted,
  type YamlFault,
  type YamlText,
} from './yaml-findings.ts';
import { orNull, toLineAt } from './yaml-lines.ts';

/** What the parser lets pass although the editor meant something else. */
export function findMisread(yaml: YamlText): readonly YamlFault[] {
  const { text, document } = yaml;
  if (isScalar(document.contents)) return [toFault(toNoKey(yaml, toStart(document.contents)))];
  const found: Finding[] = [];
  const known = new Set<string>();
  const unused = new Map<string, number>();
  visit(document, {
    Collection: (_, { anchor }) => {
      if (anchor !== undefined) known.add(anchor);
    },
    Alias: (_, alias) => {
      unused.delete(alias.source);
      if (!known.has(alias.source)) found.push(toUnquoted(yaml, toStart(alias)));
    },
    Scalar: (_, scalar) => {
      const { anchor, tag, comment, value } = scalar;
      const start = toStart(scalar);
      if (anchor !== undefined) {
        known.add(anchor);
        unused.set(anchor, text.lastIndexOf('&', start));
      }
      if (tag === '!') found.push(toUnquoted(yaml, text.lastIndexOf('!', start)));
      // A comment after a blank is one; a text that is none begins at once.
      if (value === '' && /^[^\s#]/u.test(comment ?? '')) found.push(toUnquoted(yaml, start));
      if (isSplit(text, scalar)) found.push(toStraight(text, start));
    },
    Pair: (_, { key, value }) => {
      if (!isScalar(key)) return;
      const offset = toStart(key);
      if (key.value === '') found.push(toKeyless(yaml, offset));
      else if (value === null && String(key.value).includes(':')) {
        found.push({ offset, message: MISSING_SPACE, cure: null });
      }
    },
  });
  for (const offset of unused.values()) found.push(toUnquoted(yaml, offset));
  return found.map(toFault);
}

/** Whether a comma ends a text within quotes that are none to YAML. */
function isSplit(text: string, { value, range }: Scalar): boolean {
  return /^[“„«][^“”»]*$/u.test(String(value)) && text[range?.[1] ?? 0] === ',';
}

function toStraight(text: string, offset: number): Finding {
  const cure = orNull(toLineAt(text, offset).text.replace(/[“”„«»]/gu, '"'));
  return { offset, message: `${quote(text[offset] ?? '')} is no quote in YAML`, cure };
}

function toKeyless(yaml: YamlText, offset: number): Finding {
  const isFirst = yaml.text.slice(toLineAt(yaml.text, offset).start, offset).trim() === '';
  const message = 'the key before ":" is missing';
  return isFirst ? { offset, message, cure: null } : toUnquoted(yaml, offset);
}

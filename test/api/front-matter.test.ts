// Front matter that the site writes: any YAML parser reads what was meant.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { toYaml } from '../../src/api/answer/markdown.ts';

const HARD = [
  '',
  ' ',
  'no',
  '1',
  '~',
  '# a',
  'a: b',
  '---',
  '"',
  "'",
  '\\',
  '\n',
  '\t',
  '{',
  '}',
  '- a',
];
const FOREIGN = [
  'é',
  '東京',
  '🚀',
  '\u0085',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\u007f',
  '\u00a0',
  '\ud800',
];

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...HARD, ...FOREIGN), { maxLength: 8 }).map((parts) => parts.join('')),
);
const flat = fc.dictionary(
  fc.constantFrom('src', 'alt', 'length'),
  fc.oneof(text, fc.nat(), fc.constant(null)),
  { noNullPrototype: true },
);
const members = fc.dictionary(
  fc.constantFrom('title', 'tags', 'image', 'updated'),
  fc.oneof(text, fc.nat(), fc.constant(null), fc.array(text), fc.array(flat), flat),
  { noNullPrototype: true },
);

it.each(['1.1', '1.2'] as const)('YAML %s parses back to what was meant', (version) => {
  fc.assert(
    fc.property(members, (given) => {
      const written = toYaml(given);
      // A member is a line, so nothing ends the front matter before its end.
      expect(written.split(/[\n\r\u0085\u2028\u2029]/)).toHaveLength(
        Object.keys(toMeant(given)).length + 1,
      );
      expect(parse(written, { version }) ?? {}).toEqual(toMeant(given));
    }),
    { numRuns: 300 },
  );
});

/** What is not there is left out. */
function toMeant(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
      .map(([key, value]) => [key, withoutNulls(value)]),
  );
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null));
}

// What a YAML value must look like, and every difference as a diagnostic with its place.
import * as v from 'valibot';
import { quote, toHint } from '../diagnostics/hints.ts';
import type { Place, Report, Rule } from '../diagnostics/rules.ts';
import { orNull } from './yaml-lines.ts';
import type { KeyPath, ToPlace, Yaml } from './yaml-places.ts';

type KeysOutput<Entries extends v.ObjectEntries> = v.InferOutput<
  v.ObjectSchema<Entries, undefined>
>;

/** A map with these keys and no other; unlike `strictObject` it reports every unknown key. */
export function keys<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.GenericSchema<unknown, KeysOutput<Entries>> {
  const known = Object.keys(entries).join(' ');
  return v.pipe(
    v.custom<object>(isMap, toSample(entries)),
    v.objectWithRest(entries, v.never(known)),
    v.transform((value): KeysOutput<Entries> => value),
  );
}

/** A map with keys of the editor's choice; `sample` is one as it is written. */
export function map<Value extends v.GenericSchema<unknown, unknown>>(value: Value, sample: string) {
  return v.pipe(v.custom<object>(isMap, sample), v.record(v.string(), value));
}

/** One of two kinds of values; the value itself tells which is meant. */
export function either<
  One extends v.GenericSchema<unknown, unknown>,
  Other extends v.GenericSchema<unknown, unknown>,
>(one: One, other: Other, isOne: (value: unknown) => boolean) {
  // A union would say of a wrong value what is wrong with it as either.
  const chosen = v.lazy((value): One | Other => (isOne(value) ? one : other));
  return Object.assign(chosen, { options: [one, other] as const });
}

/** Whether a YAML value is a text. */
export function isText(value: unknown): boolean {
  return typeof value === 'string';
}

/** What to say of a key that a map does not have; `path` leads to it, and `known` are those it has. */
export type ToUnknownKeyFault = (
  path: KeyPath,
  value: unknown,
  known: readonly string[],
) => { readonly rule: Rule; readonly message: string };

/** In a file that is written for Tagwire alone any unknown key is an error. */
const toStrictFault: ToUnknownKeyFault = (path, _, known) => {
  const key = String(path.at(-1));
  return { rule: 'unknown-key', message: `${quote(key)}: ${toHint(key, known)}` };
};

/**
 * Reports all that differs from `schema`, a map of `keys`. The answer holds the entries in which
 * nothing differs but keys that are unknown, so that later checks can go on with them.
 */
export function checkShape<Output extends object>(
  schema: v.GenericSchema<unknown, Output>,
  { value, toPlace }: Yaml,
  report: Report,
  toUnknownKeyFault: ToUnknownKeyFault = toStrictFault,
): Partial<Output> {
  const first = v.safeParse(schema, value);
  if (first.success) return first.output;
  const unknown = first.issues.filter(({ type }) => type === 'never');
  const paths = unknown.map(toIssuePath);
  for (const [index, { input, message: known }] of unknown.entries()) {
    const path = paths[index] ?? [];
    const { rule, message } = toUnknownKeyFault(path, input, known.split(' '));
    report(rule, toPlace(path, 'key'), message);
  }
  const result = v.safeParse(schema, without(value, paths));
  if (result.success) return result.output;
  const faulty = new Set<unknown>();
  for (const issue of result.issues) {
    const path = toIssuePath(issue);
    faulty.add(path[0]);
    const { rule, place, message } = toShapeFault(issue, path, toPlace);
    report(rule, place, message);
  }
  if (!isMap(result.output)) return {};
  const sound = Object.entries(result.output).filter(([key]) => !faulty.has(key));
  return Object.fromEntries(sound) as Partial<Output>;
}

type Fault = { readonly rule: Rule; readonly place: Place; readonly message: string };

function toShapeFault(issue: v.BaseIssue<unknown>, path: KeyPath, toPlace: ToPlace): Fault {
  const name = quote(String(path.at(-1) ?? ''));
  if (issue.type === 'object_with_rest' && issue.received === 'undefined') {
    const place = toPlace(path.slice(0, -1));
    return { rule: 'missing-key', place, message: `${name} is required` };
  }
  const place = toPlace(path);
  const where = toWhere(path);
  if (issue.kind === 'validation') {
    return { rule: 'bad-value', place, message: `${where} ${issue.message}` };
  }
  const message = `${where}: expected ${toExpected(issue)}, got ${toKind(issue.input)}`;
  return { rule: 'wrong-type', place, message: message.replace(/^: /u, '') + toCure(issue, path) };
}

function toExpected({ type }: v.BaseIssue<unknown>): string {
  return { string: 'text', array: 'a list' }[type] ?? 'a map';
}

/** The end of a message: the value as it should be, with what was given in the place it may be for. */
function toCure({ type, input, message }: v.BaseIssue<unknown>, path: KeyPath): string {
  if (type === 'string') {
    if (isMap(input)) return '; a text with ": " in it needs quotes';
    return Array.isArray(input) ? '; a text that begins with "[" needs quotes' : '';
  }
  const text = typeof input === 'string' ? input.trim() : '';
  if (type === 'array' && /^-\S/u.test(text)) return '; put a space after each "-"';
  const sample = /^[[{]/u.test(message) ? message : '[…]';
  const filled = text.length > MOST_FILLED ? null : orNull(sample.replace('…', () => text));
  const key = path.at(-1);
  const front = key === undefined ? '' : typeof key === 'number' ? '- ' : `${key}: `;
  return text === '' || filled === null || filled === sample
    ? `; for example: ${front}${sample.replace('[…]', '[one, two]')}`
    : `; write: ${front}${filled}`;
}

/** Characters of a text that is not shown again. */
const MOST_FILLED = 80;

/** The key at a path, or an item of the list under it; empty for the whole file. */
function toWhere(path: KeyPath): string {
  const key = path.findLast((step) => typeof step === 'string');
  if (key === undefined) return '';
  return typeof path.at(-1) === 'number' ? `an item of ${quote(key)}` : quote(key);
}

/** A map as it is written, with the keys that it must have, or may have: `{src: …, alt: …}`. */
function toSample(entries: v.ObjectEntries): string {
  const known = Object.keys(entries);
  const required = known.filter((key) => entries[key]?.type !== 'optional');
  const shown = required.length > 0 ? required : known;
  return `{${shown.map((key) => `${key}: …`).join(', ')}}`;
}

function toKind(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isMap(value)) return 'a map';
  return value === '' ? 'nothing' : 'text';
}

function toIssuePath(issue: v.BaseIssue<unknown>): KeyPath {
  return (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
}

/** A YAML value without what these paths lead to. */
function without(value: unknown, paths: readonly KeyPath[]): unknown {
  if (paths.length === 0) return value;
  const gone = new Set(paths.map((path) => JSON.stringify(path)));
  const copy = (one: unknown, path: KeyPath): unknown => {
    if (Array.isArray(one)) return one.map((item, index) => copy(item, [...path, index]));
    if (!isMap(one)) return one;
    const kept = Object.entries(one).filter(([key]) => !gone.has(JSON.stringify([...path, key])));
    return Object.fromEntries(kept.map(([key, item]) => [key, copy(item, [...path, key])]));
  };
  return copy(value, []);
}

/** Whether a YAML value is a map. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

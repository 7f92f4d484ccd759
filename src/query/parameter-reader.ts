// Reads a URL's parameters: their values, and the problems met on the way.
import * as v from 'valibot';
import type { Catalog } from '../catalog/catalog.ts';
import { type Said, toSaid } from '../messages/say.ts';
import { parseInstant } from './instant.ts';
import { toNearNames } from './names.ts';
import { decode, type Parameter, readParameters } from './parameters.ts';
import { type Allowed, badValue, type Problem, toAllowed, unknownParameter } from './problem.ts';
import type { ParameterSchema, Parameters } from './schema.ts';
import type { Scope } from './scope.ts';

export type ParameterReader = {
  readonly catalog: Catalog;
  readonly scope: Scope | null;
  readonly parameters: readonly Parameter[];
  /** Seconds since 1970: decides which names are known. */
  readonly now: number;
  /** In the order in which they were met; the first one is the answer. */
  readonly problems: Problem[];
};

/** Begins to read a raw query within a scope of the path. `now` in seconds since 1970. */
export function createParameterReader(
  catalog: Catalog,
  scope: Scope | null,
  search: string,
  now: number,
): ParameterReader {
  return { catalog, scope, parameters: readParameters(search), now, problems: [] };
}

/** The raw values of a parameter, empty ones left out: they mean the default. */
export function readValues(reader: ParameterReader, parameter: string): readonly string[] {
  return reader.parameters
    .filter(({ name, value }) => name === parameter && value !== '')
    .map(({ value }) => value);
}

/** What all values of a list say; wrong ones are problems. */
export function readList<T>(
  reader: ParameterReader,
  parameter: string,
  schema: ParameterSchema<readonly T[]>,
): readonly T[] {
  return readValues(reader, parameter).flatMap(
    (raw) => readRaw(reader, parameter, schema, raw) ?? [],
  );
}

/** The value of a parameter that may stand once; null where it is absent or wrong. */
export function readOne<T>(
  reader: ParameterReader,
  parameter: string,
  schema: ParameterSchema<T>,
): T | null {
  const [raw] = readValues(reader, parameter);
  return raw === undefined ? null : readRaw(reader, parameter, schema, raw);
}

/** What a raw value says; null, with a problem, where the schema does not take it. */
export function readRaw<T>(
  reader: ParameterReader,
  parameter: string,
  described: ParameterSchema<T>,
  raw: string,
): T | null {
  const { schema, allowed, form } = described;
  const text = decodeValue(reader, parameter, raw);
  const read = v.safeParse(schema, text);
  if (read.success) return read.output;
  if (typeof allowed === 'string') {
    reader.problems.push(badValue(parameter, text, described));
  } else if (form === 'list') {
    const detail = toSaid('mustBeList', { parameter, allowed: allowed.join(', ') });
    reader.problems.push(badValue(parameter, text, described, detail));
  } else {
    const near = toNearWords(text.toLowerCase(), allowed);
    reader.problems.push(badValue(parameter, text, described, undefined, near));
  }
  return null;
}

/** The words that one of few holds (`jsonfeed`), else those that are written nearly so. */
function toNearWords(text: string, allowed: readonly string[]): readonly string[] {
  const held = allowed.filter((word) => text.includes(word));
  return held.length > 0 ? held : toNearNames(text, allowed);
}

/**
 * Seconds since 1970. A bare date is the first instant of its day, moved on by `days`. A raw `+` is
 * tried as a plus first (`+02:00`) and as a space second (forms write it so).
 */
export function readInstant(
  reader: ParameterReader,
  parameter: string,
  schema: ParameterSchema<string>,
  days: number,
): number | null {
  const [raw] = readValues(reader, parameter);
  if (raw === undefined) return null;
  for (const form of toForms(raw)) {
    const instant = parseInstant(decode(form) ?? '', reader.catalog.site.zone, days);
    if (instant !== null) return instant;
  }
  // What is wrong with it the schema says, unless it is but a day or a time that there is not.
  const text = readRaw(reader, parameter, schema, raw);
  if (text !== null) reader.problems.push(badValue(parameter, text, schema));
  return null;
}

/** Spaces that an instant may have: before its time, and before its offset. */
const MOST_SPACES = 2;

/** A raw value with each `+` as a plus, then with ever more of them, from the left, as spaces. */
function toForms(raw: string): readonly string[] {
  const parts = raw.split('+');
  return parts
    .slice(0, MOST_SPACES + 1)
    .map((_, spaces) =>
      parts.reduce((form, part, index) => `${form}${index <= spaces ? ' ' : '+'}${part}`),
    );
}

/**
 * One value may stand once. A list may be repeated, as OpenAPI clients write it, but not beside a scope of
 * its kind in the path: both at once could mean any of them or all of them.
 */
export function checkRepeated(reader: ParameterReader, known: Parameters): void {
  for (const [parameter, { form }] of Object.entries(known)) {
    const values = readValues(reader, parameter);
    const value = values.at(-1) ?? '';
    const refuse = (allowed: Allowed, detail: Said): void => {
      reader.problems.push(badValue(parameter, decode(value) ?? value, allowed, detail));
    };
    if (form === 'value' && values.length > 1) {
      refuse(toAllowed(toSaid('oneValue')), toSaid('mustNotBeRepeated', { parameter }));
    }
    if (form === 'list' && values.length > 0 && reader.scope?.kind === parameter) {
      const detail = toSaid(NAMED_BY_PATH[reader.scope.kind], { parameter });
      refuse(toAllowed(toSaid('notHere', { parameter })), detail);
    }
  }
}

const NAMED_BY_PATH = {
  tag: 'pathNamesTag',
  section: 'pathNamesSection',
  author: 'pathNamesAuthor',
} as const;

/** For developers, who mistype; readers add parameters of their own and mean nothing by them. */
export function checkUnknown(reader: ParameterReader, known: Parameters): void {
  const names = Object.keys(known);
  const unknown = reader.parameters.find(({ name }) => !names.includes(name));
  if (unknown === undefined) return;
  const value = decode(unknown.value) ?? unknown.value;
  const near = toNearParameters(unknown.name, known);
  reader.problems.push(unknownParameter(unknown.name, value, names, near));
}

/** What is called so elsewhere, else what is written nearly so. */
function toNearParameters(name: string, known: Parameters): readonly string[] {
  const meant = Object.entries(known).filter(([parameter, { elsewhere }]) =>
    [parameter, ...elsewhere].some((other) => toLetters(other) === toLetters(name)),
  );
  if (meant.length > 0) return meant.map(([parameter]) => parameter);
  return toNearNames(name.toLowerCase(), Object.keys(known));
}

/** A name without the case and the marks that programs join words by. */
function toLetters(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '');
}

/** The decoded value; a broken encoding is a problem, and reads as empty. */
function decodeValue(reader: ParameterReader, parameter: string, raw: string): string {
  const text = decode(raw);
  if (text !== null) return text;
  const detail = toSaid('badEncoding', { parameter });
  reader.problems.push(badValue(parameter, raw, toAllowed(toSaid('validEncoding')), detail));
  return '';
}

// Messages with values in them, in the words of one language.
import { ENGLISH, type Key, type Messages, type Placeholders } from './english.ts';

/** The words of a language (BCP 47). */
export type Words = { readonly language: string; readonly messages: Messages };

/** A message with its values, before it is said in a language. */
export type Said = { readonly key: Key; readonly values: Values };

/** A number is written in the digits of the language; of a list, any one is meant ("a, b or c"). */
export type Value = string | number | Said | readonly string[];

type Values = { readonly [placeholder: string]: Value };

/** Nothing, or a value for each placeholder. */
type ValuesOf<K extends Key> = [Placeholders<K>] extends [never]
  ? []
  : [{ readonly [name in Placeholders<K>]: Value }];

/** The words of data, which is English. */
export const ENGLISH_WORDS: Words = { language: 'en', messages: ENGLISH };

const PLACEHOLDER = /\{(\w+)\}/;

export function say<K extends Key>(words: Words, key: K, ...values: ValuesOf<K>): string {
  return sayLater(words, { key, values: values[0] ?? {} });
}

/** A message that is said later, in the language of whoever reads it. */
export function toSaid<K extends Key>(key: K, ...values: ValuesOf<K>): Said {
  return { key, values: values[0] ?? {} };
}

export function sayLater(words: Words, { key, values }: Said): string {
  return splitMessage(words, key, values)
    .map((part) => (typeof part === 'string' ? part : toText(words, values[part.name] ?? '')))
    .join('');
}

/** A message as its words and its placeholders, in their order. The value `count` decides on its form. */
export function splitMessage(
  words: Words,
  key: Key,
  values: Values,
): readonly (string | { readonly name: string })[] {
  const parts = toForm(words, key, values).split(PLACEHOLDER);
  return parts
    .map((part, index) => (index % 2 === 0 ? part : { name: part }))
    .filter((part) => part !== '');
}

/** `a, b or c` in the words of a language; empty for none. */
export function sayEither(words: Words, names: readonly string[]): string {
  const first = names
    .slice(0, -1)
    .reduce((all, name) => (all === '' ? name : enumerate(words, all, name)), '');
  const last = names.at(-1) ?? '';
  return first === '' ? last : say(words, 'either', { first, second: last });
}

/** `a, b`. */
export function enumerate(words: Words, first: string, second: string): string {
  return say(words, 'enumeration', { first, second });
}

/** A number in the digits of a language, without marks between them. */
export function sayNumber({ language }: Words, number: number): string {
  const format = formats.get(language) ?? new Intl.NumberFormat(language, { useGrouping: false });
  formats.set(language, format);
  return format.format(number);
}

/** They take longer to make than to use. */
const formats = new Map<string, Intl.NumberFormat>();
const rules = new Map<string, Intl.PluralRules>();

function toForm({ language, messages }: Words, key: Key, { count }: Values): string {
  const message = messages[key];
  if (typeof message === 'string') return message;
  if (typeof count !== 'number') return message.other;
  const rule = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, rule);
  return message[rule.select(count)] ?? message.other;
}

function toText(words: Words, value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return sayNumber(words, value);
  return 'key' in value ? sayLater(words, value) : sayEither(words, value);
}

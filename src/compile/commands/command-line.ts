// The options of a command: read, checked, and told on `--help`.
import { parseArgs } from 'node:util';
import { quote, toHint } from '../diagnostics/hints.ts';

export type Usage = {
  /** As it is typed: `npm run compile`. */
  readonly command: string;
  /** What it does, and all else that `--help` says. */
  readonly about: string;
  readonly options: Readonly<Record<string, Option>>;
  /** What one argument that is no option is called, as in `"Title"`. */
  readonly argument?: string;
  /** Another program that gets what stands after a second `--`. */
  readonly passesOn?: string;
};

/** One with `values` or a `sample` takes a value, several between commas if it `isList`; another is there or not. */
export type Option = {
  readonly meaning: string;
  readonly values?: readonly string[];
  readonly sample?: string;
  readonly isList?: true;
};

/** The options by name; those without a value have an empty one. */
export type Given = {
  readonly options: ReadonlyMap<string, string>;
  /** Null where none is given. */
  readonly argument: string | null;
  readonly passed: readonly string[];
};

/** A command that was called wrongly, in words for a person: nothing has been done. */
export class UsageFault extends Error {}

const HELP: Option = { meaning: 'show this text' };

/** Throws a UsageFault that names the nearest right option or value. */
export function readOptions(usage: Usage, parameters: readonly string[]): Given {
  const known: Usage['options'] = { ...usage.options, help: HELP };
  const { tokens } = parseArgs({
    args: [...parameters],
    options: Object.fromEntries(
      Object.entries(known).map(([name, option]) => [name, { type: toType(option) } as const]),
    ),
    strict: false,
    tokens: true,
  });
  const end = tokens.find(({ kind }) => kind === 'option-terminator')?.index ?? parameters.length;
  const passed = parameters.slice(end + 1);
  if (passed.length > 0 && usage.passesOn === undefined)
    throw new UsageFault(toStray(usage, passed[0] ?? ''));
  const options = new Map<string, string>();
  let argument: string | null = null;
  for (const token of tokens) {
    if (token.kind === 'positional' && token.index < end) {
      if (usage.argument === undefined) throw new UsageFault(toStray(usage, token.value));
      if (argument !== null) throw new UsageFault(toSecond(usage.argument, token.value));
      argument = token.value;
    }
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (option === undefined) throw new UsageFault(toUnknown(usage, known, token.rawName));
    const fault = toValueFault(option, token.value);
    if (fault !== null) throw new UsageFault(`${token.rawName} ${fault}`);
    options.set(token.name, token.value ?? '');
  }
  return { options, argument, passed };
}

/** What `--help` prints. */
export function toHelp({ command, about, options, argument, passesOn }: Usage): string {
  const rows = Object.entries({ ...options, help: HELP }).map(([name, option]) => {
    const value = option.sample ?? option.values?.join('|');
    return [`--${name}${value === undefined ? '' : ` ${value}`}`, option.meaning] as const;
  });
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, meaning]) => `  ${name.padEnd(width)}  ${meaning}`);
  const rest = passesOn === undefined ? '' : ` [-- options of ${passesOn}]`;
  const first = argument === undefined ? '' : `${argument} `;
  return [`Usage: ${command} -- ${first}[options]${rest}`, '', ...lines, '', about].join('\n');
}

function toType(option: Option): 'string' | 'boolean' {
  return option.values === undefined && option.sample === undefined ? 'boolean' : 'string';
}

function toValueFault(option: Option, value: string | undefined): string | null {
  const { values } = option;
  if (toType(option) === 'boolean') return value === undefined ? null : 'takes no value';
  if (value === undefined) return `needs a value: ${values?.join(', ') ?? option.sample}`;
  const given = option.isList ? toList(value) : [value];
  const wrong = given.find((one) => values !== undefined && !values.includes(one));
  if (given.length === 0) return `needs a value: ${values?.join(', ')}`;
  if (values === undefined || wrong === undefined) return null;
  return `cannot be ${quote(wrong)}; ${toHint(wrong, values)}`;
}

/** What stands between commas. */
export function toList(value: string): readonly string[] {
  return value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function toUnknown({ command, passesOn }: Usage, known: object, name: string): string {
  const hint = toHint(
    name,
    Object.keys(known).map((one) => `--${one}`),
  );
  const rest =
    passesOn === undefined
      ? ''
      : `; options of ${passesOn} go after another "--": ${command} -- -- ${name}`;
  return `unknown option ${name}; ${hint}${rest}`;
}

function toStray({ command }: Usage, value: string): string {
  return `unexpected ${quote(value)}; options are given after "--": ${command} -- --help`;
}

function toSecond(argument: string, value: string): string {
  return `unexpected ${quote(value)}; put all of ${argument} in quotation marks`;
}

// Front matter of other generators, as their authors write it by hand.

/** A text, a list, or what stands there literally. */
export type Written = string | readonly string[] | boolean | { readonly raw: string };

export type Pairs = readonly (readonly [key: string, value: Written | null])[];

/** Front matter in YAML; pairs without a value are left out. */
export function toYaml(pairs: Pairs): string {
  const lines = pairs.flatMap(([key, value]) =>
    value === null ? [] : [`${key}: ${toYamlValue(value)}`.trimEnd()],
  );
  return `---\n${lines.join('\n')}\n---\n`;
}

/** Front matter in TOML; `tables` come last, with their keys. */
export function toToml(pairs: Pairs, tables: Readonly<Record<string, Pairs>> = {}): string {
  const toLines = (some: Pairs): readonly string[] =>
    some.flatMap(([key, value]) => (value === null ? [] : [`${key} = ${toTomlValue(value)}`]));
  const below = Object.entries(tables).flatMap(([name, some]) => [`[${name}]`, ...toLines(some)]);
  return `+++\n${[...toLines(pairs), ...below].join('\n')}\n+++\n`;
}

function toYamlValue(value: Written): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return /[:#]/u.test(value) ? `"${value}"` : value;
  return 'raw' in value ? value.raw : `[${value.join(', ')}]`;
}

function toTomlValue(value: Written): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'string' && 'raw' in value) return value.raw;
  return JSON.stringify(value);
}

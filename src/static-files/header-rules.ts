// `_headers`, as compile writes it for Cloudflare: which files have which fields.

/** Fields by the beginning of a path. */
export type HeaderRules = readonly {
  readonly folder: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}[];

/** Reads lines that name a folder (`/media/*`), each followed by indented fields. */
export function readHeaderRules(text: string): HeaderRules {
  return text
    .split(/^(?=\/)/m)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const [first = '', ...lines] = block.trimEnd().split('\n');
      const fields = lines.map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const;
      });
      return { folder: first.trim().replace(/\*$/, ''), fields };
    });
}

/** The fields of a path, in their order. */
export function findFields(
  rules: HeaderRules,
  path: string,
): readonly (readonly [name: string, value: string])[] {
  return rules.filter(({ folder }) => path.startsWith(folder)).flatMap(({ fields }) => fields);
}

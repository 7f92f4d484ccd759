// What the page of the API needs of its OpenAPI document, and how it reads.
export type ApiDocument = {
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: { readonly [path: string]: { readonly get: ApiOperation } };
  readonly components: { readonly schemas: { readonly [name: string]: Schema } };
};

export type ApiOperation = {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly ApiParameter[];
  readonly responses: { readonly [status: string]: Answer };
};

export type ApiParameter = {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly description: string;
  readonly schema: Schema;
  readonly example?: string | number | readonly string[];
};

export type Answer = {
  readonly description: string;
  readonly headers?: { readonly [name: string]: { readonly description: string } };
  readonly content?: { readonly [type: string]: ApiContent };
};

export type ApiContent = {
  readonly schema: Schema;
  readonly examples?: { readonly [name: string]: ApiExample };
};

/** `summary` is the request, `GET` and its URL. */
export type ApiExample = { readonly summary: string; readonly value: unknown };

export type Schema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
};

/** The schema that a reference names, or the schema itself. */
export function resolve({ components }: ApiDocument, schema: Schema): Schema {
  const name = toName(schema);
  return name === null ? schema : (components.schemas[name] ?? {});
}

/** The name that a reference says; null where it is none. */
function toName({ $ref }: Schema): string | null {
  return $ref?.split('/').at(-1) ?? null;
}

/** The schema within lists and choices that has a name or members; null where there is none. */
export function toInner(schema: Schema): Schema | null {
  if (schema.$ref !== undefined || schema.properties !== undefined) return schema;
  const inner = [...(schema.items === undefined ? [] : [schema.items]), ...(schema.anyOf ?? [])];
  for (const one of inner) {
    const found = toInner(one);
    if (found !== null) return found;
  }
  return null;
}

/** The objects that answers are made of: what their members name, as they are met. */
export function listObjects(document: ApiDocument): readonly string[] {
  const answers = Object.values(document.paths).flatMap(({ get }) =>
    Object.values(get.responses['200']?.content ?? {}),
  );
  const members = answers.flatMap(({ schema }) =>
    Object.values(resolve(document, schema).properties ?? {}),
  );
  return [...new Set(members.map(toObjectName).filter((name) => name !== null))];
}

/** The name of an object that a member is of, or is a list of; null where it is of none. */
export function toObjectName(schema: Schema): string | null {
  return toName(toInner(schema) ?? {});
}

const FORMAT_WORDS: { readonly [format: string]: string } = {
  uri: 'URL',
  'date-time': 'date-time',
};

/** The type in words. */
export function toTypeWords(schema: Schema): string {
  const { type = '', format = '', items, anyOf } = schema;
  const name = toName(schema);
  if (name !== null) return name;
  if (schema.enum !== undefined) return schema.enum.map((word) => `"${word}"`).join(' or ');
  if (items !== undefined) return `list of ${toPlural(toTypeWords(items))}`;
  if (anyOf === undefined) return FORMAT_WORDS[format] ?? type;
  return [...new Set(anyOf.map(toTypeWords))].join(' or ');
}

/** Names of objects stay as they are. */
function toPlural(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? words : `${words}s`;
}

/** What a parameter may be, in words with code between backticks; empty where its type says it. */
export function toValueWords({ schema }: ApiParameter): string {
  const { description, items, minimum, maximum } = schema;
  const words = items?.enum ?? schema.enum;
  if (words !== undefined) {
    const some = words.map((word) => `\`${word}\``);
    return items === undefined ? some.join(' or ') : `${some.join(', ')}; comma-separated`;
  }
  if (description !== undefined) return description;
  return minimum !== undefined && maximum !== undefined ? `${minimum} to ${maximum}` : '';
}

/** The value of an example as people write it; empty where there is none. */
export function toExampleText({ example }: ApiParameter): string {
  if (example === undefined) return '';
  return Array.isArray(example) ? example.join(',') : `${example}`;
}

/** The URL that asks an operation for the example of one parameter; null where it has none. */
export function toExampleUrl(
  path: string,
  { parameters }: ApiOperation,
  { name, in: place, example }: ApiParameter,
): string | null {
  const url = toExamplePath(path, parameters);
  if (url === null || example === undefined) return null;
  if (place === 'path') return url;
  const values = (Array.isArray(example) ? example : [example]).map(encodeExample);
  return `${url}?${name}=${values.join(',')}`;
}

/** The path of an operation with its own example in it; null where it has none. */
function toExamplePath(path: string, parameters: readonly ApiParameter[]): string | null {
  const filled = parameters
    .filter((parameter) => parameter.in === 'path' && parameter.example !== undefined)
    .reduce((url, { name, example }) => {
      return url.replace(`{${name}}`, encodeURIComponent(`${example}`));
    }, path);
  return filled.includes('{') ? null : filled;
}

/** Colons say nothing in a query, and instants are easier to read with them. */
function encodeExample(value: string | number): string {
  return encodeURIComponent(value).replaceAll('%3A', ':');
}

/** The URL of a request that an example is of. */
export function toUrl({ summary }: ApiExample): string {
  return summary.replace(/^GET /, '');
}

/** The examples of an answer with their names. */
export function listExamples({ content = {} }: Answer): readonly (readonly [string, ApiExample])[] {
  return Object.values(content).flatMap(({ examples = {} }) => Object.entries(examples));
}

/** `List articles`, of `listArticles`. */
export function toTitle({ operationId }: ApiOperation): string {
  const words = operationId.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

// What the reference page needs of the stored OpenAPI document, and how it reads.
export type ApiDocument = {
  readonly info: { readonly title: string };
  readonly servers: readonly { readonly url: string }[];
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
  readonly description: string;
  readonly schema: Schema;
  /** True where a list that is given again is another list. */
  readonly explode?: boolean;
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
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (components.schemas[name] ?? {});
}

/** The objects that a schema is of, itself or within a list: each is a set of members. */
export function toShapes(document: ApiDocument, schema: Schema): readonly Schema[] {
  const { items, anyOf, properties, ...rest } = resolve(document, schema);
  if (properties !== undefined) return [{ ...rest, properties }];
  return [...(items === undefined ? [] : [items]), ...(anyOf ?? [])].flatMap((inner) =>
    toShapes(document, inner),
  );
}

const FORMAT_WORDS: { readonly [format: string]: string } = {
  uri: 'URL',
  'date-time': 'date-time',
};

/** The type in words. */
export function toTypeWords(document: ApiDocument, schema: Schema): string {
  const { type = '', format = '', items, anyOf, ...rest } = resolve(document, schema);
  if (rest.enum !== undefined) return rest.enum.map((word) => `"${word}"`).join(' or ');
  if (items !== undefined) return `list of ${toTypeWords(document, items)}s`;
  if (anyOf === undefined) return FORMAT_WORDS[format] ?? type;
  return [...new Set(anyOf.map((inner) => toTypeWords(document, inner)))].join(' or ');
}

/** What a parameter may be, in words. */
export function toValueWords({ schema }: ApiParameter): string {
  const { description, type = '', items, minimum, maximum, pattern } = schema;
  const words = items?.enum ?? schema.enum;
  if (words !== undefined) {
    const some = words.map((word) => `\`${word}\``);
    return items === undefined ? some.join(' or ') : `${some.join(', ')}; comma-separated`;
  }
  if (description !== undefined) return description;
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  return pattern === undefined ? type : `${type}, \`${pattern}\``;
}

/** A parameter with its example as it stands in a URL; empty where it has no example. */
export function toParameterSearch({ name, example, explode }: ApiParameter): string {
  if (example === undefined) return '';
  const values = (Array.isArray(example) ? example : [example]).map(encodeExample);
  return (explode === true ? values : [values.join(',')])
    .map((value) => `${name}=${value}`)
    .join('&');
}

/** Colons say nothing in a query, and instants are easier to read with them. */
function encodeExample(value: string | number): string {
  return encodeURIComponent(value).replaceAll('%3A', ':');
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

/** The URL that asks an operation for the example of one parameter; null where it has none. */
export function toExampleUrl(
  path: string,
  { parameters }: ApiOperation,
  parameter: ApiParameter,
): string | null {
  const url = toExamplePath(path, parameters);
  if (url === null || parameter.example === undefined) return null;
  return parameter.in === 'path' ? url : `${url}?${toParameterSearch(parameter)}`;
}

/** The URL of a request that an example is of. */
export function toUrl({ summary }: ApiExample): string {
  return summary.replace(/^GET /, '');
}

/** The examples of an answer with their names. */
export function listExamples({ content = {} }: Answer): readonly (readonly [string, ApiExample])[] {
  return Object.values(content).flatMap(({ examples = {} }) => Object.entries(examples));
}

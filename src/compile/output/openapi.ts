// The description of the query API (OpenAPI 3.1), made from the schemas that validate its requests.
import { type JsonSchema, toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import { type SampleSource, toSample } from '../../api/answer/sample.ts';
import { BODIES } from '../../api/schema/bodies.ts';
import { type SampleNames, toSampleNames } from '../../api/schema/examples.ts';
import { type ApiPath, NOWHERE, OPERATIONS, toPathName } from '../../api/schema/operations.ts';
import {
  PROBLEMS,
  type ProblemKind,
  toKinds,
  toProblemExample,
} from '../../api/schema/problems.ts';
import { URLS } from '../../api/schema/urls.ts';
import type { Site } from '../../catalog/site.ts';
import type { NameKind } from '../../query/known.ts';
import type { ParameterSchema } from '../../query/schema.ts';

/** Of the API: what is added does not change it, what is taken away would. */
const VERSION = '1';

const DESCRIPTION = `Articles as JSON, with the same filter parameters as the feeds.

- \`tag=a,b\`: any of these tags. \`tag=a&tag=b\`: all of them. \`not=a,b\`: none of them.
- Every response has an \`ETag\`. Send it back as \`If-None-Match\` to get a 304 if nothing changed.
- HEAD returns the same headers as GET, without the body. CORS is open to every origin.
- An article is also Markdown: send \`Accept: text/markdown\` to its \`url\`, or add \`.md\` to it.
- Errors are \`application/problem+json\` (RFC 9457), with the parameter and its allowed values.
- A typed client without dependencies is at \`/client.ts\` and \`/client.js\`.`;

/** Fields of every 200. */
const HEADERS = {
  ETag: { description: 'Changes when the response changes.', schema: { type: 'string' } },
  'Last-Modified': {
    description: 'Time of the last change, as an HTTP date.',
    schema: { type: 'string' },
  },
  'Cache-Control': {
    description: 'How long the response may be cached.',
    schema: { type: 'string' },
  },
};

const LINK = {
  description: 'URL of the next page, with rel="next" (RFC 8288).',
  schema: { type: 'string' },
};

/** What may stand in the braces of a path. */
const PATH_NAMES: { readonly [name in 'slug' | NameKind]: string } = {
  slug: 'The slug: the last segment of the permalink.',
  tag: 'The slug of the tag, or an alias.',
  section: 'The slug of the section, or an alias.',
  author: 'The slug of the author, or an alias.',
};

/** What a former slug or an alias answers. */
function toMoved(named: 'slug' | NameKind): object {
  return {
    description: named === 'slug' ? 'The slug has changed.' : `It is an alias of the ${named}.`,
    headers: {
      Location: { description: 'URL with the current slug.', schema: { type: 'string' } },
    },
  };
}

/** The whole document, ready to be written. Its examples are of this very publication. */
export async function toOpenApi(source: SampleSource): Promise<string> {
  const { catalog, now } = source;
  const names = toSampleNames(catalog, now);
  const paths = await Promise.all(
    Object.entries(URLS).map(async ([path, what]) => {
      const get = await toOperation(source, names, path as ApiPath, what);
      return [path, { get }] as const;
    }),
  );
  const schemas = toJsonSchemaDefs(BODIES, {
    target: 'draft-2020-12',
    typeMode: 'output',
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  });
  const document = {
    openapi: '3.1.1',
    info: {
      title: `${catalog.site.title} API`,
      version: VERSION,
      description: DESCRIPTION,
      license: toLicense(catalog.site),
    },
    servers: [{ url: catalog.site.origin }],
    // Everybody may read everything.
    security: [],
    paths: Object.fromEntries(paths),
    components: { schemas },
  };
  return `${JSON.stringify(document)}\n`;
}

/** Of the articles, as every page says it. */
function toLicense({ copyright, origin }: Site): object {
  return { name: copyright ?? 'All rights reserved', url: `${origin}/` };
}

async function toOperation(
  source: SampleSource,
  names: SampleNames,
  path: ApiPath,
  what: string,
): Promise<object> {
  const { id, parameters, body, example } = OPERATIONS[path];
  const search = example(names);
  const named = toPathName(path);
  const own = named === null ? null : names[named];
  const sample = await toSample(source, path, own, search);
  const request = `${path.replace(`{${named}}`, own ?? '')}${search}`;
  return {
    operationId: id,
    summary: what,
    parameters: [
      ...(named === null ? [] : [toPathParameter(named, own)]),
      ...Object.entries(parameters).map(([name, schema]) => toParameter(name, schema, names)),
    ],
    responses: {
      200: {
        description: 'Success.',
        headers: path === '/api/articles' ? { ...HEADERS, Link: LINK } : HEADERS,
        content: {
          'application/json': {
            schema: { $ref: `#/components/schemas/${body}` },
            ...(sample === null
              ? {}
              : { examples: { answer: { summary: `GET ${request}`, value: sample } } }),
          },
        },
      },
      ...(named === null ? {} : { 301: toMoved(named) }),
      304: { description: 'Not modified: "If-None-Match" has the current ETag.' },
      ...(await toProblemResponses(source, path, own)),
    },
  };
}

/** A response for each status, with an example of each kind where a URL alone can meet it. */
async function toProblemResponses(
  { catalog, now }: SampleSource,
  path: ApiPath,
  own: string | null,
): Promise<{ readonly [status: number]: object }> {
  const kinds = Map.groupBy(toKinds(path), (kind) => PROBLEMS[kind].status);
  const responses = [...kinds].map(async ([status, members]) => {
    const found = await Promise.all(
      members.map(async (kind) => {
        const example = await toProblemExample(catalog, path, kind, own ?? NOWHERE, now);
        return example === null
          ? []
          : [[kind, { summary: `GET ${example.request}`, value: example.body }] as const];
      }),
    );
    return [status, toProblemAnswer(members, found.flat())] as const;
  });
  return Object.fromEntries(await Promise.all(responses));
}

function toProblemAnswer(
  kinds: readonly ProblemKind[],
  examples: readonly (readonly [string, object])[],
): object {
  return {
    description: kinds.map((kind) => `\`${kind}\`: ${PROBLEMS[kind].when}`).join(' '),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/ProblemDetails' },
        ...(examples.length === 0 ? {} : { examples: Object.fromEntries(examples) }),
      },
    },
  };
}

/** A path parameter must be there (OpenAPI 3.1 §4.8.12). */
function toPathParameter(name: 'slug' | NameKind, own: string | null): object {
  return {
    name,
    in: 'path',
    required: true,
    description: PATH_NAMES[name],
    schema: { type: 'string' },
    ...withExample(own && decodeURIComponent(own)),
  };
}

function toParameter(
  name: string,
  { schema, meaning, allowed, form }: ParameterSchema<unknown>,
  names: SampleNames,
): object {
  const { $schema: _, ...described }: JsonSchema = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'output',
  });
  return {
    name,
    in: 'query',
    description: meaning,
    schema: typeof allowed === 'string' ? { ...described, description: allowed } : described,
    ...toStyle(form),
    ...withExample(toExample(name, names)),
  };
}

/** Lists are written as generated clients write them unless they are told otherwise. */
function toStyle(form: ParameterSchema<unknown>['form']): object {
  return form === 'value' ? {} : { style: 'form', explode: true };
}

/** A value of this very site that gives an answer; null where it has none. */
function toExample(name: string, names: SampleNames): unknown {
  const list = (encoded: string | null): readonly string[] | null =>
    encoded === null ? null : [decodeURIComponent(encoded)];
  const examples: { readonly [name: string]: unknown } = {
    tag: list(names.tag),
    not: list(names.third),
    q: decodeURIComponent(names.text),
    section: list(names.section),
    author: list(names.author),
    lang: [names.language],
    since: names.day,
    until: `${names.day}T00:00:00Z`,
    order: 'updated',
    'changed-since': names.day,
    content: 'full',
    fields: ['title', 'url'],
    limit: 5,
    slug: list(names.slug),
  };
  return examples[name] ?? null;
}

function withExample(example: unknown): { readonly example?: unknown } {
  return example === null ? {} : { example };
}

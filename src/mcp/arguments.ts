// The arguments of a tool: described by the parameters of the query API, and read as its URLs are.
import { badApiValue, type Problem } from '../query/problem.ts';
import type { ParameterSchema, Parameters } from '../query/schema.ts';

/** What a client gives a tool: JSON that nobody has looked at. */
export type Arguments = { readonly [name: string]: unknown };

/** JSON Schema of the arguments that are these parameters, and of those that must be there. */
export function toInputSchema(parameters: Parameters, own: object = {}): object {
  const described = Object.entries(parameters).map(
    ([name, parameter]) => [name, describe(name, parameter)] as const,
  );
  return {
    type: 'object',
    properties: { ...own, ...Object.fromEntries(described) },
    required: Object.keys(own),
    additionalProperties: false,
  };
}

/** JSON Schema of an object that has all of these members. */
export function toOutputSchema(properties: object): object {
  return { type: 'object', properties, required: Object.keys(properties) };
}

function describe(
  name: string,
  { meaning, allowed, form }: ParameterSchema<unknown>,
): { readonly [member: string]: unknown } {
  const description = typeof allowed === 'string' ? `${meaning} Allowed: ${allowed}.` : meaning;
  const one = typeof allowed === 'string' ? { type: 'string' } : { type: 'string', enum: allowed };
  if (form !== 'value') return { type: 'array', items: one, description };
  return name === 'limit' ? { type: 'integer', description } : { ...one, description };
}

/** The search of a URL that asks the same. A list is a parameter that is repeated. */
export function toSearch(given: Arguments): string | Problem {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value ?? ''];
    for (const one of values) {
      if (typeof one !== 'string' && typeof one !== 'number') {
        return badApiValue(name, JSON.stringify(value), 'a text, a number or a list of texts');
      }
      pairs.push(`${encode(name)}=${encode(`${one}`)}`);
    }
  }
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** Half of a character, which JSON may hold, cannot be in a URL. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

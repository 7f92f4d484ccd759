// JSON Schemas of front matter and of site.yaml, for editors: completion, hints, wrong values underlined.
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';

/** A schema with a hint for each key that has one. Draft 7 is what YAML language servers know. */
export function toEditorSchema(
  schema: v.GenericSchema,
  title: string,
  hints: ReadonlyMap<string, string>,
): JsonSchema {
  const { $schema, properties = {}, ...rest } = convert(schema);
  const hinted = Object.entries(properties).map(([key, property]) => {
    const description = hints.get(key);
    if (description === undefined || typeof property === 'boolean') return [key, property] as const;
    return [key, { description, ...property }] as const;
  });
  return { $schema: $schema ?? '', title, ...rest, properties: Object.fromEntries(hinted) };
}

function convert(schema: v.GenericSchema): JsonSchema {
  // Checks and transformations have no counterpart: compile makes them.
  const { $defs: _, ...converted } = toJsonSchema(schema, {
    errorMode: 'ignore',
    overrideSchema: ({ valibotSchema, jsonSchema }) => {
      if ('options' in valibotSchema && valibotSchema.type === 'lazy') {
        const options = valibotSchema.options as readonly v.GenericSchema[];
        return { anyOf: options.map((option) => without$schema(convert(option))) };
      }
      if (valibotSchema.type !== 'object_with_rest') return undefined;
      return { ...jsonSchema, additionalProperties: false };
    },
  });
  return converted;
}

function without$schema({ $schema: _, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

// Fields of a web editor (Sveltia CMS) for the front matter of an article, made from its schema: a new key gets one.
import type { JsonSchema } from '@valibot/to-json-schema';

/** A field as the configuration of the editor has it. */
export type CmsField = {
  readonly name: string;
  readonly widget: string;
  readonly [option: string]: unknown;
};

export type Choice = { readonly value: string; readonly label: string };

export type FieldChoices = {
  /** Time zone of the publication (IANA). */
  readonly zone: string;
  /** What a key may be, where site.yaml says it. */
  readonly choices: ReadonlyMap<string, readonly Choice[]>;
  /** Keys that an article must have. */
  readonly required: ReadonlySet<string>;
};

type Property = Exclude<NonNullable<JsonSchema['properties']>[string], boolean>;

/** Of these, the schema says only that they are text. */
const WIDGETS: Readonly<Record<string, string>> = {
  ...{ summary: 'text', description: 'text', src: 'image', file: 'file' },
  ...{ transcript: 'file', chapters: 'file' },
};

/** Fields for all keys of a schema of front matter, in its order. */
export function toCmsFields(schema: JsonSchema, known: FieldChoices): readonly CmsField[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    label: name.charAt(0).toUpperCase() + name.slice(1),
    ...(known.required.has(name) ? {} : { required: false }),
    ...toHint(property),
    ...toWidget(name, property, known),
  }));
}

function toWidget(
  name: string,
  property: Property | boolean,
  known: FieldChoices,
): { readonly widget: string; readonly [option: string]: unknown } {
  const { type, items, properties, anyOf, examples, enum: words } = toProperty(property);
  const isSeveral = type === 'array' || anyOf?.some((one) => toProperty(one).type === 'array');
  const choices = known.choices.get(name);
  if (choices !== undefined) {
    return { widget: 'select', ...(isSeveral ? { multiple: true } : {}), options: choices };
  }
  if (isSeveral && WIDGETS[name] === undefined) {
    const kinds = Array.isArray(items) ? [] : (toProperty(items ?? true).anyOf ?? []);
    return { widget: 'list', ...(kinds.length > 0 ? { fields: toMerged(kinds, known) } : {}) };
  }
  if (properties !== undefined) {
    return { widget: 'object', fields: toSubFields([toProperty(property)], known) };
  }
  if (words !== undefined)
    return { widget: 'select', options: words.map((word) => ({ value: word, label: word })) };
  if (examples !== undefined && type === 'string') return toDate(name, known);
  if (type === 'boolean') return { widget: 'boolean', default: false };
  if (type === 'integer') return { widget: 'number', value_type: 'int', min: 0 };
  return { widget: WIDGETS[name] ?? 'string' };
}

/** As it is written without an offset: in the zone of the publication, wherever the editor is. */
function toDate(name: string, { zone }: FieldChoices) {
  return {
    widget: 'datetime',
    format: 'YYYY-MM-DDTHH:mm',
    input_timezone: zone,
    ...(name === 'date' ? { default: '{{now}}' } : {}),
  };
}

/** The keys of all kinds of an item, none of them required: compile knows which go together. */
function toMerged(kinds: readonly (Property | boolean)[], known: FieldChoices) {
  return toSubFields(
    kinds.map((kind) => ({ ...toProperty(kind), required: [] })),
    known,
  );
}

function toSubFields(schemas: readonly Property[], known: FieldChoices): readonly CmsField[] {
  const properties = Object.assign({}, ...schemas.map((schema) => schema.properties));
  const required = new Set(schemas.flatMap((schema) => schema.required ?? []));
  return toCmsFields({ properties }, { ...known, required, choices: new Map() });
}

function toHint(property: Property | boolean): { readonly hint?: string } {
  const { description } = toProperty(property);
  return description === undefined ? {} : { hint: description };
}

function toProperty(property: Property | boolean): Property {
  return typeof property === 'boolean' ? {} : property;
}

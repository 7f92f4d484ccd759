// The members of a body, and theirs, which unfold.
import { html } from 'hono/html';
import {
  type ApiDocument,
  resolve,
  type Schema,
  toInner,
  toObjectName,
  toTypeWords,
} from './description.ts';
import { type Fact, factList, type Html, toWords } from './markup.ts';
import { toCode } from './parameters.ts';

/** `id` begins the ids of all members. */
export function memberList(document: ApiDocument, schema: Schema, id: string): Html {
  const { properties = {}, required = [] } = resolve(document, schema);
  const base = findBase(document, schema);
  const inherited = base === null ? {} : (document.components.schemas[base]?.properties ?? {});
  const own = Object.entries(properties).filter(([name]) => !(name in inherited));
  const facts = own.map(([name, member]) =>
    toFact(document, { id: `${id}-${name}`, name, member, isSure: required.includes(name) }),
  );
  return html`${base === null ? null : html`<p>All members of <a href="#${base}"><code>${base}</code></a>, and:</p>`}
${factList(facts)}`;
}

type Member = {
  readonly id: string;
  readonly name: string;
  readonly member: Schema;
  readonly isSure: boolean;
};

function toFact(document: ApiDocument, { id, name, member, isSure }: Member): Fact {
  const inner = toInner(member);
  const object = toObjectName(member);
  const type = toTypeWords(member);
  const note = object === null ? type : html`<a href="#${object}">${type}</a>`;
  const description = member.description ?? resolve(document, member).description;
  return {
    id,
    name,
    note: html`${note}${isSure ? null : ', optional'}`,
    text: [
      description === undefined ? null : html`${toWords(toCode(description))}`,
      inner === null || object !== null
        ? null
        : html`<details><summary>Members of <code>${name}</code></summary>${memberList(document, inner, id)}</details>`,
    ],
  };
}

/** The name of an object that most members of a schema are of, all of that object; null where none is. */
function findBase(document: ApiDocument, schema: Schema): string | null {
  const { properties = {} } = resolve(document, schema);
  const size = Object.keys(properties).length;
  const found = Object.entries(document.components.schemas).find(([, other]) => {
    const members = Object.entries(other.properties ?? {});
    return (
      members.length > size / 2 &&
      members.length < size &&
      members.every(([name, member]) => isSame(properties[name], member))
    );
  });
  return found?.[0] ?? null;
}

function isSame(one: Schema | undefined, other: Schema | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

// One kind of object that answers are made of.
import { html } from 'hono/html';
import type { ApiDocument } from './description.ts';
import { toWords } from './markup.ts';
import { memberList } from './members.ts';
import { toCode } from './parameters.ts';
import type { Part } from './part.ts';

export function toObjectPart(document: ApiDocument, name: string): Part {
  const { description = '' } = document.components.schemas[name] ?? {};
  return {
    id: name,
    title: name,
    text: html`<p>${toWords(toCode(description))}</p>
${memberList(document, { $ref: `#/components/schemas/${name}` }, name)}`,
    aside: null,
  };
}

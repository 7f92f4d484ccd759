// A part of the page of the API: words at the left, code at the right, both under one heading.
import { html } from 'hono/html';
import { type Html, placeLink } from './markup.ts';

export type Part = {
  readonly id: string;
  readonly title: string;
  readonly text: Html;
  readonly aside: Html | null;
};

export function partSection({ id, title, text, aside }: Part): Html {
  return html`<section id="${id}" class="${aside === null ? 'part' : 'part with-aside'}">
<div class="text"><h2>${placeLink(id, title)}</h2>
${text}</div>
${aside === null ? null : html`<div class="aside">${aside}</div>`}
</section>
`;
}

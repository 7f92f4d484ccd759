// The contents of the page of the API: at the side where there is room, else to unfold.
import { html } from 'hono/html';
import type { Html } from './markup.ts';
import type { Part } from './part.ts';

export type Group = { readonly title: string; readonly parts: readonly Part[] };

/** Twice the same links, of which one is shown: what is folded cannot be unfolded by style alone. */
export function navigation(groups: readonly Group[]): Html {
  const lists = groups.map(
    ({ title, parts }) => html`<p>${title}</p>
<ul>${parts.map((part) => html`<li><a href="#${part.id}">${part.title}</a></li>`)}</ul>
`,
  );
  return html`<details class="menu"><summary>Contents <span class="here"></span></summary>
<nav aria-label="Contents">${lists}</nav></details>
<nav class="side" aria-label="Contents">${lists}</nav>`;
}

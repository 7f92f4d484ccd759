// The small parts of the page of the API: words with code among them, links to requests and to places.
import { html } from 'hono/html';

/** Markup that is escaped already. */
export type Html = ReturnType<typeof html>;

/** Text in which what stands between backticks is code. */
export function toWords(text: string): readonly (Html | string)[] {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

/** A URL with the characters that people write; `decodeURI` leaves what would change its meaning. */
export function toReadable(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** A request that can be followed; crawlers need not try those that end in an error. */
export function requestLink(url: string, fails = false): Html {
  const words = html`<code>GET ${toReadable(url)}</code>`;
  return fails
    ? html`<a rel="nofollow" href="${url}">${words}</a>`
    : html`<a href="${url}">${words}</a>`;
}

/** What stands at a place, as a link to that place: to copy, and to come back to. */
export function placeLink(id: string, words: Html | string): Html {
  return html`<a class="place" href="#${id}">${words}</a>`;
}

/** A row of facts: its name is a place of its own. */
export type Fact = {
  readonly id: string;
  readonly name: string;
  /** What stands beside the name in small letters. */
  readonly note: Html | string | null;
  readonly text: readonly (Html | string | null)[];
};

export function factList(facts: readonly Fact[]): Html {
  return html`<dl class="facts">${facts.map(
    ({ id, name, note, text }) => html`<div id="${id}">
<dt>${placeLink(id, html`<code>${name}</code>`)}${note === null ? null : html` <small>${note}</small>`}</dt>
<dd>${text}</dd>
</div>`,
  )}</dl>`;
}

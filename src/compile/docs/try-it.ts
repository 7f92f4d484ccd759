// The form that sends a request to this very site. Without a script it opens what it asks for.
import { html } from 'hono/html';
import { type ApiOperation, type ApiParameter, toExampleText } from './description.ts';
import type { Html } from './markup.ts';

/** `search` is that of the request which is shown: the form begins with it. */
export function tryIt(path: string, { parameters }: ApiOperation, search: string): Html {
  const shown = new URLSearchParams(search);
  return html`<details class="try"><summary>Try it</summary>
<form action="${path}" method="get">
${parameters.map((parameter) => field(parameter, shown))}<p class="send"><button type="submit">Send</button></p>
</form>
<p role="status"></p>
<div class="answer"></div></details>`;
}

function field(parameter: ApiParameter, shown: URLSearchParams): Html {
  const { name, in: place, schema } = parameter;
  const example = toExampleText(parameter);
  const value = place === 'path' ? example : shown.getAll(name).join(',');
  const control =
    schema.enum === undefined
      ? html`<input type="text" name="${name}" value="${value}" placeholder="${example === '' ? null : `e.g. ${example}`}" autocomplete="off" spellcheck="false"${place === 'path' ? html` required` : null}>`
      : html`<select name="${name}"><option value=""></option>${schema.enum.map(
          (word) => html`<option${word === value ? html` selected` : null}>${word}</option>`,
        )}</select>`;
  return html`<label><code>${name}</code>${control}</label>
`;
}

// What scripts of other origins may do.
import { html } from 'hono/html';
import { CORS, METHODS, PREFLIGHT } from '../../../http/fields.ts';
import { codeFigure, toGetSample } from '../code.ts';
import type { Part } from '../part.ts';
import type { ChapterSource } from './chapter.ts';

const ASKED = '/api/articles?limit=1';

export function toCors({ site }: ChapterSource): Part {
  const url = site.origin + ASKED;
  const readable = CORS['Access-Control-Expose-Headers'].split(', ');
  return {
    id: 'cors',
    title: 'CORS',
    text: html`<p>Scripts of any website may read every response of the API, the feeds and the errors, straight from the browser.</p>
<table><tbody>
<tr><th scope="row">Origins</th><td>all (<code>${CORS['Access-Control-Allow-Origin']}</code>)</td></tr>
<tr><th scope="row">Methods</th><td>${METHODS.split(', ').map((name, index) => html`${index === 0 ? null : ', '}<code>${name}</code>`)}</td></tr>
<tr><th scope="row">Request headers</th><td>all; those that are not simple, such as <code>If-None-Match</code>, cost a preflight, which browsers keep for ${Number(PREFLIGHT['Access-Control-Max-Age']) / 3600} hours at most</td></tr>
<tr><th scope="row">Response headers</th><td>scripts can read ${readable.map((name, index) => html`${index === 0 ? null : ', '}<code>${name}</code>`)}, besides <code>Cache-Control</code> and <code>Content-Type</code></td></tr>
<tr><th scope="row">Cookies</th><td>none are set and none are read: leave <code>credentials</code> out</td></tr>
</tbody></table>`,
    aside: codeFigure({
      title: 'From another origin',
      sample: {
        ...toGetSample(url),
        curl: `curl -sI -H 'Origin: https://example.com' '${url}' | grep -i '^access-control'`,
      },
    }),
  };
}

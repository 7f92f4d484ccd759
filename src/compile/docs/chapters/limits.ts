// What a request may ask for, and how often.
import { html } from 'hono/html';
import { MAX_TERMS } from '../../../query/filter.ts';
import type { Part } from '../part.ts';
import type { ChapterSource } from './chapter.ts';

export function toLimits({ document, site }: ChapterSource): Part {
  const parameters = document.paths['/api/articles']?.get.parameters ?? [];
  const { minimum, maximum } = parameters.find(({ name }) => name === 'limit')?.schema ?? {};
  const { refresh } = site.feeds;
  return {
    id: 'limits',
    title: 'Limits',
    text: html`<p>No key, no quota. A request that asks for too much is a <a href="#error-bad-value"><code>bad-value</code></a> error that says what is allowed.</p>
<table><tbody>
<tr><th scope="row">Articles on a page</th><td><code>limit</code> is ${minimum} to ${maximum}, 20 by default; follow <a href="#pagination"><code>next</code></a> for more</td></tr>
<tr><th scope="row">Names in a filter</th><td>${MAX_TERMS} in all, of tags, sections, authors and languages together</td></tr>
<tr><th scope="row">How often</th><td>responses stay fresh for ${refresh} minutes at most (<code>max-age</code> in <code>Cache-Control</code>); a client that asks more often should send <a href="#conditional-requests"><code>If-None-Match</code></a></td></tr>
<tr><th scope="row">Compression</th><td>send <code>Accept-Encoding: gzip</code>, as browsers do; curl does with <code>--compressed</code></td></tr>
</tbody></table>`,
    aside: null,
  };
}

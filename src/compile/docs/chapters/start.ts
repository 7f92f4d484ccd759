// The first request.
import { html } from 'hono/html';
import { bodyFigure, codeFigure, toGetSample } from '../code.ts';
import { toTitle } from '../description.ts';
import { requestLink } from '../markup.ts';
import type { Part } from '../part.ts';
import { type ChapterSource, FIRST } from './chapter.ts';

export function toStart({ document, site, first }: ChapterSource): Part {
  return {
    id: 'start',
    title: 'Get started',
    text: html`<p>Send a request. You need no key and no account. The examples run as they are: copy one into a terminal, or into a program in JavaScript or Python without any package.</p>
<dl class="facts">
<div><dt>Base URL</dt><dd><code>${site.origin}</code></dd></div>
<div><dt>Format</dt><dd>JSON in UTF-8. Times are in UTC (RFC 3339).</dd></div>
<div><dt>Description</dt><dd><a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1), to generate a client or types.</dd></div>
</dl>
<h3>Endpoints</h3>
<table><thead><tr><th scope="col">Endpoint</th><th scope="col">What it does</th></tr></thead>
<tbody>${Object.entries(document.paths).map(
      ([path, { get }]) =>
        html`<tr><td><a href="#${get.operationId}" title="${toTitle(get)}"><code>${path}</code></a></td><td>${get.summary}</td></tr>`,
    )}</tbody></table>`,
    aside: html`${codeFigure({
      title: requestLink(FIRST),
      sample: toGetSample(site.origin + FIRST),
    })}
${bodyFigure('Response', first)}`,
  };
}

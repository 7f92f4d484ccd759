// How the parameters of a filter are written, and what they mean together.
import { html } from 'hono/html';
import { codeFigure } from '../code.ts';
import { type Html, requestLink, toReadable } from '../markup.ts';
import type { Part } from '../part.ts';
import type { ChapterSource } from './chapter.ts';

const ROWS: readonly (readonly [written: string, means: string])[] = [
  ['tag=a,b', 'any of these tags'],
  ['tag=a&tag=b', 'all of these tags; each value can be a list'],
  ['not=a,b', 'none of these tags'],
  ['section=a,b', 'any of these sections; the same for author and lang'],
  ['since=2026-05-01', 'that day or later, in the site’s time zone'],
  ['until=2026-05-31', 'that day or earlier'],
  ['since=2026-05-01T09:00:00Z', 'that exact time or later; with until: before it'],
];

export function toFilters(source: ChapterSource): Part {
  const { site, examples } = source;
  return {
    id: 'filters',
    title: 'Filters',
    text: html`<p>The list of articles, and the lists of tags, sections and authors, take the same filters as the feeds. All filters must match.</p>
<table><thead><tr><th scope="col">Filter</th><th scope="col">Matches</th></tr></thead>
<tbody>${ROWS.map(
      ([written, means]) => html`<tr><td><code>${written}</code></td><td>${means}</td></tr>`,
    )}</tbody></table>
<p>A name is the <code>slug</code> from the lists of tags, sections and authors. Upper case, spaces and aliases also work. Days begin at midnight in ${site.zone}.</p>
<p>In a list of articles, <code>feeds</code> has the addresses of the feeds with the same filter: a filter that you have tried here can be subscribed to.</p>
<h3>Examples</h3>
<ul>${examples.map(({ what, path }) => html`<li><a href="${path}">${what}</a></li>`)}</ul>`,
    aside: toAside(source, examples[1]?.path ?? examples[0]?.path ?? '/api/articles'),
  };
}

/** Values are encoded by the language itself. */
function toAside({ site }: ChapterSource, path: string): Html {
  const [address = '', search = ''] = path.split('?');
  const pairs = [...new URLSearchParams(search)];
  const url = `${site.origin}${address}`;
  return codeFigure({
    title: requestLink(toReadable(path)),
    sample: {
      curl: `curl '${site.origin}${path}'`,
      javascript: `const url = new URL('${url}');
url.search = new URLSearchParams({
${pairs.map(([name, value]) => `  ${toKey(name)}: ${quote(value)},`).join('\n')}
});
const response = await fetch(url);
const { total, articles } = await response.json();
console.log(total);
for (const { title } of articles) console.log(title);`,
      python: `import json
from urllib.parse import urlencode
from urllib.request import urlopen

query = urlencode({
${pairs.map(([name, value]) => `    ${quote(name)}: ${quote(value)},`).join('\n')}
})
url = '${url}?' + query
with urlopen(url) as response:
    page = json.load(response)
print(page['total'])
for article in page['articles']:
    print(article['title'])`,
    },
  });
}

function toKey(name: string): string {
  return /^[a-z]+$/.test(name) ? name : quote(name);
}

/** As JavaScript and Python write it between single quotes. */
function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

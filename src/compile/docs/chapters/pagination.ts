// From one page to the next.
import { html } from 'hono/html';
import { toCurl } from '../../../api/schema/examples.ts';
import { codeFigure } from '../code.ts';
import type { Part } from '../part.ts';
import type { ChapterSource } from './chapter.ts';

export function toPagination({ document, site, examples }: ChapterSource): Part {
  const list = document.paths['/api/articles']?.get.parameters ?? [];
  const { maximum } = list.find(({ name }) => name === 'limit')?.schema ?? {};
  const start = `${site.origin}/api/articles?fields=title&limit=${maximum}`;
  const linked = examples.find(({ then }) => then !== '');
  return {
    id: 'pagination',
    title: 'Pagination',
    text: html`<p><a href="#listArticles"><code>/api/articles</code></a> returns a page of articles. <code>next</code> is the URL of the next page, and <code>null</code> on the last one. The same URL is in the <code>Link</code> header, with <code>rel="next"</code> (RFC 8288).</p>
<p>Follow the URL as it is. Its <code>cursor</code> works with this query only. It names a place between two articles, so nothing is skipped and nothing comes twice when articles are added while you read.</p>
<p><code>limit</code> sets the articles on a page, up to ${maximum}. <code>total</code> counts the rows of all pages. The other lists are short, and have no pages.</p>`,
    aside: codeFigure({
      title: 'All titles, page by page',
      sample: {
        curl: linked === undefined ? `curl '${start}'` : toCurl(site.origin, linked),
        javascript: `let url = '${start}';
while (url !== null) {
  const response = await fetch(url);
  const { articles, next } = await response.json();
  for (const { title } of articles) console.log(title);
  url = next;
}`,
        python: `import json
from urllib.request import urlopen

url = '${start}'
while url is not None:
    with urlopen(url) as response:
        page = json.load(response)
    for article in page['articles']:
        print(article['title'])
    url = page['next']`,
      },
    }),
  };
}

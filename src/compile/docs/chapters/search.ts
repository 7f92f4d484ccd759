// How to search, and what a search gives: feeds, an order, snippets.
import { html } from 'hono/html';
import { MOST_CHARACTERS, MOST_WORDS } from '../../../search/search-text.ts';
import { BEGINNING } from '../../../search/shards.ts';
import { codeFigure } from '../code.ts';
import { requestLink, toReadable } from '../markup.ts';
import type { Part } from '../part.ts';
import type { ChapterSource } from './chapter.ts';

const ROWS: readonly (readonly [written: string, finds: string])[] = [
  ['feed reader', 'both words, in any form'],
  ['"feed reader"', 'this phrase, as it is written'],
  ['publi*', `words that begin so; at least ${BEGINNING} letters`],
  ['feed -atom', 'the first word without the second; also -"a phrase" and -begin*'],
];

export function toSearch({ site, names }: ChapterSource): Part {
  const feed = `/rss.xml?q=${names.text}`;
  const path = `/api/articles?q=${names.text}&order=relevance&fields=title,snippet&limit=2`;
  const url = site.origin + path;
  return {
    id: 'search',
    title: 'Search',
    text: html`<p><code>q</code> searches titles, summaries and texts, and the names of authors and tags, together with all other filters.</p>
<table><thead><tr><th scope="col">Search</th><th scope="col">Finds</th></tr></thead>
<tbody>${ROWS.map(
      ([written, finds]) => html`<tr><td><code>${written}</code></td><td>${finds}</td></tr>`,
    )}</tbody></table>
<p>Case and accents make no difference. Chinese, Japanese and Thai are divided into words. Forms of a word are known in Danish, Dutch, English, Finnish, French, German, Italian, Norwegian, Portuguese, Russian, Spanish and Swedish. If nothing is found, <code>total</code> is 0: that is no error.</p>
<h3>Feeds of a search</h3>
<p>Feeds take the same <code>q</code>: subscribe to <a href="${feed}"><code>${toReadable(feed)}</code></a>, and new articles that match arrive. Feeds are sorted by date.</p>
<h3>Order and snippets</h3>
<p>In the API, <code>order=relevance</code> sorts the best match first (BM25). Each row has a <a href="#Row-snippet"><code>snippet</code></a>, the part of the text that matches. It is HTML: escaped text, and <code>&lt;mark&gt;</code> around what was found. No other element is in it.</p>
<h3>Limits</h3>
<p>A search has up to ${MOST_WORDS} words and ${MOST_CHARACTERS} characters. More is a <a href="#error-bad-value"><code>bad-value</code></a> error, as are a short beginning (${requestLink('/api/articles?q=a*', true)}), a search without letters or digits, and <code>order=relevance</code> without <code>q</code>. In a phrase, a very frequent word may match anywhere in the article.</p>`,
    aside: codeFigure({
      title: requestLink(path),
      sample: {
        curl: `curl '${url}'`,
        javascript: `const url = '${url}';
const response = await fetch(url);
const { total, articles } = await response.json();
console.log(total);
for (const { title, snippet } of articles) {
  console.log(title, snippet);
}`,
        python: `import json
from urllib.request import urlopen

url = '${url}'
with urlopen(url) as response:
    page = json.load(response)
print(page['total'])
for article in page['articles']:
    print(article['title'], article['snippet'])`,
      },
    }),
  };
}

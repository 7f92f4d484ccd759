// How to keep a copy of all articles.
import { html } from 'hono/html';
import { codeFigure } from '../code.ts';
import type { Part } from '../part.ts';
import type { ChapterSource } from './chapter.ts';

export function toSync({ site, names }: ChapterSource): Part {
  const list = `${site.origin}/api/articles`;
  return {
    id: 'sync',
    title: 'Sync',
    text: html`<p>To keep a copy of all articles, read them once, and then only what has changed.</p>
<ol>
<li>Read all pages of <a href="/api/articles?order=updated"><code>order=updated</code></a>. Save <code>changed_since</code> from the first page.</li>
<li>Later, send it as <a href="/api/articles?changed-since=${names.day}"><code>changed-since</code></a> and read all pages. Insert each article, or replace the one with the same <code>id</code>. Delete those that <code>removed</code> lists.</li>
<li>Save the new <code>changed_since</code> from the first page for the next sync.</li>
</ol>
<p>An article may come twice, but none is missing: write by <code>id</code>, and twice is once.</p>
<p>Some changes are not listed: edits without <code>updated</code>, new articles with a date in the past, and deleted files. To find them, read all pages again from time to time, for example once a week.</p>`,
    aside: codeFigure({
      title: 'Keep a copy',
      sample: {
        curl: `# First, all articles
curl '${list}?order=updated&limit=50'

# Later, what has changed
curl '${list}?changed-since=${names.day}&limit=50'`,
        javascript: `const list = '${list}';
const copy = new Map();

async function sync(query) {
  let url = list + query;
  let since = null;
  while (url !== null) {
    const page = await (await fetch(url)).json();
    since ??= page.changed_since;
    for (const article of page.articles) {
      copy.set(article.id, article);
    }
    for (const { id } of page.removed ?? []) {
      copy.delete(id);
    }
    url = page.next;
  }
  return since;
}

// Once, and save what it returns
const since = await sync('?order=updated');

// From then on, with what was saved last
await sync('?changed-since=' + since);

console.log(copy.size);`,
        python: `import json
from urllib.request import urlopen

list_url = '${list}'
copy = {}

def sync(query):
    url = list_url + query
    since = None
    while url is not None:
        with urlopen(url) as response:
            page = json.load(response)
        since = since or page['changed_since']
        for article in page['articles']:
            copy[article['id']] = article
        for removed in page.get('removed', []):
            copy.pop(removed['id'], None)
        url = page['next']
    return since

# Once, and save what it returns
since = sync('?order=updated')

# From then on, with what was saved last
sync('?changed-since=' + since)

print(len(copy))`,
      },
    }),
  };
}

// How to ask whether anything is new, and what the headers of an answer say.
import { html } from 'hono/html';
import { codeFigure } from '../code.ts';
import { factList, toWords } from '../markup.ts';
import { toHeaderId } from '../operation.ts';
import { toCode } from '../parameters.ts';
import type { Part } from '../part.ts';
import type { ChapterSource } from './chapter.ts';

export function toConditionalRequests({ document, site }: ChapterSource): Part {
  const url = `${site.origin}/api/articles`;
  const { headers = {} } = document.paths['/api/articles']?.get.responses['200'] ?? {};
  return {
    id: 'conditional-requests',
    title: 'Conditional requests',
    text: html`<p>Save the <code>ETag</code> of a response, and send it back as <code>If-None-Match</code>. If nothing has changed, you get a 304 without a body: a few hundred bytes, and hardly any work for the server.</p>
<p>An ETag belongs to a URL and is opaque: compare it, do not read it. <code>If-Modified-Since</code> with the <code>Last-Modified</code> date works as well, to the second. <code>HEAD</code> returns the same headers as <code>GET</code>, without the body.</p>
<h3>Response headers</h3>
${factList(
  Object.entries(headers).map(([name, { description }]) => ({
    id: toHeaderId(name),
    name,
    note: null,
    text: toWords(toCode(description)),
  })),
)}`,
    aside: codeFigure({
      title: 'Ask twice; the second answer is 304',
      sample: {
        curl: `curl -s --etag-save etag.txt -o articles.json '${url}'

curl -s --etag-compare etag.txt -w '%{http_code}\\n' '${url}'`,
        javascript: `const url = '${url}';
const first = await fetch(url);
const etag = first.headers.get('ETag');

const second = await fetch(url, {
  headers: { 'If-None-Match': etag },
});
console.log(second.status); // 304`,
        python: `from urllib.error import HTTPError
from urllib.request import Request, urlopen

url = '${url}'
with urlopen(url) as response:
    etag = response.headers['ETag']

try:
    urlopen(Request(url, headers={'If-None-Match': etag}))
except HTTPError as answer:
    print(answer.code)  # 304`,
      },
    }),
  };
}

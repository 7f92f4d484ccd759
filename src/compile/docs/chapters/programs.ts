// For programs that read articles: Markdown, the catalog of the API, and tools for language models.
import { html } from 'hono/html';
import { codeFigure, type Sample } from '../code.ts';
import type { Part } from '../part.ts';
import type { ChapterSource } from './chapter.ts';

const TOOLS: readonly (readonly [name: string, does: string])[] = [
  ['search', 'finds articles, by the parameters of the list of articles'],
  ['list', 'lists tags, sections or authors'],
  ['get', 'reads one article as Markdown'],
];

export function toPrograms({ site: { origin }, names }: ChapterSource): Part {
  const { slug } = names;
  const server = `${origin}/mcp`;
  return {
    id: 'programs',
    title: 'Programs that read',
    text: html`<h3>Markdown</h3>
<p>Each article is Markdown, too: at ${slug === null ? html`<code>/articles/{slug}.md</code>` : html`<a href="/articles/${slug}.md"><code>/articles/{slug}.md</code></a>`}, and at its own URL if <code>Accept</code> prefers <code>text/markdown</code>. Links are absolute, and the front matter has the title, the URL, dates, authors and tags.</p>
<h3>API catalog</h3>
<p><a href="/.well-known/api-catalog">/.well-known/api-catalog</a> (RFC 9727) leads programs to the description, as does <code>Link</code> with <code>rel="service-desc"</code> on <code>/</code>, <code>/api</code> and <code>/docs</code>.</p>
<h3>Language models</h3>
<p><code>${server}</code> is a server of the <a href="https://modelcontextprotocol.io">Model Context Protocol</a> (Streamable HTTP). It reads only, and needs no key. It has three tools:</p>
<table><tbody>${TOOLS.map(
      ([name, does]) => html`<tr><th scope="row"><code>${name}</code></th><td>${does}</td></tr>`,
    )}</tbody></table>
<p>In Claude Code, connect with <code>claude mcp add --transport http articles ${server}</code>. Other clients ask for this URL, or for an entry of <code>mcpServers</code>: <code>"articles": {"type": "http", "url": "${server}"}</code>.</p>`,
    aside: html`${slug === null ? null : codeFigure({ title: 'An article as Markdown', sample: toMarkdownSample(`${origin}/articles/${slug}`) })}
${codeFigure({ title: 'A search by MCP', sample: toCallSample(server, decodeURIComponent(names.text)) })}`,
  };
}

function toMarkdownSample(url: string): Sample {
  return {
    curl: `curl -H 'Accept: text/markdown' '${url}'`,
    javascript: `const url = '${url}';
const response = await fetch(url, {
  headers: { Accept: 'text/markdown' },
});
console.log(await response.text());`,
    python: `from urllib.request import Request, urlopen

url = '${url}'
headers = {'Accept': 'text/markdown'}
with urlopen(Request(url, headers=headers)) as response:
    print(response.read().decode())`,
  };
}

/** The body is JSON, which no apostrophe may end; a search has none, since its words are folded. */
function toCallSample(server: string, q: string): Sample {
  const call = JSON.stringify({
    ...{ jsonrpc: '2.0', id: 1, method: 'tools/call' },
    params: { name: 'search', arguments: { q, limit: 2 } },
  });
  const types = 'application/json, text/event-stream';
  return {
    curl: `curl '${server}' \\
  -H 'Content-Type: application/json' \\
  -H 'Accept: ${types}' \\
  -d '${call}'`,
    javascript: `const response = await fetch('${server}', {
  method: 'POST',
  headers: {
    'Content-Type': 'application/json',
    Accept: '${types}',
  },
  body: '${call}',
});
const { result } = await response.json();
console.log(result.structuredContent);`,
    python: `import json
from urllib.request import Request, urlopen

headers = {
    'Content-Type': 'application/json',
    'Accept': '${types}',
}
body = b'${call}'
request = Request('${server}', body, headers)
with urlopen(request) as response:
    answer = json.load(response)
print(answer['result']['structuredContent'])`,
  };
}

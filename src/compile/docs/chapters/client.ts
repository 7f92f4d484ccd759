// The client that every site serves for its own API.
import { html } from 'hono/html';
import { scriptFigure } from '../code.ts';
import type { Part } from '../part.ts';
import type { ChapterSource } from './chapter.ts';

export function toClient({ site, names }: ChapterSource): Part {
  const tag = names.tag === null ? '' : `{ tag: ['${decodeURIComponent(names.tag)}'] }`;
  return {
    id: 'client',
    title: 'Client',
    text: html`<p>A typed client in one file without dependencies: pagination as an iterator, conditional requests, sync, and errors as exceptions. Its types know the parameters and members of this API, so a misspelt one does not compile.</p>
<p>In Node, Bun and Workers, download <a href="/client.ts">/client.ts</a>. Browsers import <a href="/client.js">/client.js</a> from this site, from any origin.</p>`,
    aside: scriptFigure(
      'All titles, of all pages',
      `import { createClient } from '${site.origin}/client.js';

const client = createClient();
for await (const { title } of client.articles(${tag})) {
  console.log(title);
}`,
    ),
  };
}

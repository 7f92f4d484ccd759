// What stays as it is, and what may be added.
import { html } from 'hono/html';
import type { Part } from '../part.ts';
import type { ChapterSource } from './chapter.ts';

export function toVersioning({ document }: ChapterSource): Part {
  const { version } = document.info;
  return {
    id: 'versioning',
    title: 'Versioning',
    text: html`<p>This is version ${version}, as <code>info.version</code> in <a href="/openapi.json">/openapi.json</a> says. It has no number in its URLs, since nothing that works today is taken away within a version.</p>
<ul>
<li>Endpoints, parameters and members can be added. Ignore members that you do not know.</li>
<li>Members are not renamed and do not change their type. A member that can be <code>null</code> says so from the beginning.</li>
<li>The <code>id</code> of an article never changes. Its <code>slug</code> and <code>url</code> can: a former slug redirects (301).</li>
<li>Cursors and ETags are opaque, and a new release may make them anew. Do not build them or take them apart.</li>
</ul>`,
    aside: null,
  };
}

// The page of the API, made of its description: what stands between the header and the footer of a page.
import { html } from 'hono/html';
import { type SampleSource, toSample } from '../../api/answer/sample.ts';
import { toExamples, toSampleNames } from '../../api/schema/examples.ts';
import type { StoredDocs } from '../../catalog/catalog.ts';
import { type ChapterSource, FIRST } from './chapters/chapter.ts';
import { CHAPTERS } from './chapters/chapters.ts';
import { type ApiDocument, listObjects } from './description.ts';
import { navigation } from './navigation.ts';
import { toObjectPart } from './object.ts';
import { toOperationPart } from './operation.ts';
import { partSection } from './part.ts';

/** `description` is the text of the OpenAPI document. */
export async function toDocs(source: SampleSource, description: string): Promise<StoredDocs> {
  const document = JSON.parse(description) as ApiDocument;
  const { catalog, now } = source;
  const { site } = catalog;
  const about: ChapterSource = {
    document,
    site,
    names: toSampleNames(catalog, now),
    examples: toExamples(catalog, now),
    first: await toSample(source, '/api/articles', null, FIRST.slice(FIRST.indexOf('?'))),
  };
  const { origin } = site;
  const all = Object.values(document.paths).map(({ get }) => get);
  const operations = Object.entries(document.paths).map(([path, { get: operation }], index) =>
    toOperationPart({ document, origin, path, operation, earlier: all.slice(0, index) }),
  );
  const groups = [
    { title: 'Guide', parts: CHAPTERS.map((chapter) => chapter(about)) },
    { title: 'Endpoints', parts: operations },
    { title: 'Objects', parts: listObjects(document).map((name) => toObjectPart(document, name)) },
  ];
  const page = await html`<div class="docs">
${navigation(groups)}
<div class="parts">
<header><h1>${document.info.title}</h1>
<p class="lead-in">Articles, tags, sections, authors and feeds as JSON, with the same filters as the feeds. Open to every program and every website.</p></header>
${groups.flatMap(({ parts }) => parts.map(partSection))}</div>
</div>`;
  return { title: document.info.title, main: withPlainQuotes(page.toString()) };
}

/** Quotation marks need no reference in texts (HTML §13.1.2.4); a page of JSON has thousands. */
function withPlainQuotes(page: string): string {
  return page.replace(/>[^<]*/g, (text) => text.replaceAll('&quot;', '"'));
}

// What the query API offers, with examples to copy.
import type { InferOutput } from 'valibot';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Index } from '../schema/bodies.ts';
import { toCurl, toExamples } from '../schema/examples.ts';
import { URLS } from '../schema/urls.ts';

/** `now` in seconds since 1970. */
export function toApiIndex(catalog: Catalog, now: number): InferOutput<typeof Index> {
  const { origin, title } = catalog.site;
  return {
    title: `${title} API`,
    reference: `${origin}/docs`,
    openapi: `${origin}/openapi.json`,
    urls: Object.entries(URLS).map(([path, what]) => ({ url: `${origin}${path}`, what })),
    examples: toExamples(catalog, now).map((example) => ({
      what: example.what,
      curl: toCurl(origin, example),
    })),
    fetch: `const { articles } = await (await fetch('${origin}/api/articles?limit=3')).json();`,
  };
}

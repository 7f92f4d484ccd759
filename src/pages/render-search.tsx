// The page of searches as bytes.
import type { Catalog } from '../catalog/catalog.ts';
import type { Render } from '../catalog/reader.ts';
import { isProblem, type Problem } from '../query/problem.ts';
import type { SearchForm, SearchRequest } from '../query/search-request.ts';
import { findResults } from '../query/search-results.ts';
import { readHits } from './hits.tsx';
import { toPageBytes } from './html.ts';
import { SearchPage } from './search.tsx';

/** `request` has been looked up. `now` in seconds since 1970. */
export function renderSearch(
  catalog: Catalog,
  form: SearchForm,
  request: SearchRequest,
  now: number,
): Render | Problem {
  const { text } = request.query;
  if (text.length === 0) {
    return async () => toPageBytes(<SearchPage catalog={catalog} form={form} result={null} />);
  }
  const results = findResults(catalog, request, now);
  if (isProblem(results)) return results;
  const { positions, ...around } = results;
  return async (reader) => {
    const hits = await readHits(catalog, positions, text, reader);
    if (hits === null) return null;
    const result = { request, hits, ...around };
    return toPageBytes(<SearchPage catalog={catalog} form={form} result={result} />);
  };
}

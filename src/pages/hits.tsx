// Articles that a search has found: title, date, and the part of the text that answers it.
import type { Catalog } from '../catalog/catalog.ts';
import { toDirection } from '../catalog/direction.ts';
import type { Reader } from '../catalog/reader.ts';
import { toPlainText } from '../search/plain-text.ts';
import type { Clause } from '../search/search-text.ts';
import { type Piece, toSnippet } from '../search/snippet.ts';
import { DateText } from './date.tsx';
import { readText } from './record-text.ts';
import { type Teaser, toTeasers } from './teasers.tsx';

export type Hit = Teaser & { readonly snippet: readonly Piece[] };

/** The articles at these positions; null when one of them is missing. */
export async function readHits(
  catalog: Catalog,
  positions: readonly number[],
  search: readonly Clause[],
  reader: Reader,
): Promise<readonly Hit[] | null> {
  const records = await reader.records(positions);
  if (records === null) return null;
  return toTeasers(catalog, positions, records).map((teaser, index) => {
    const html = records[index]?.html;
    const plain = html === undefined ? '' : toPlainText(readText(html));
    return { ...teaser, snippet: toSnippet(plain, search, teaser.about.language) };
  });
}

export function Hits({ catalog, hits }: { catalog: Catalog; hits: readonly Hit[] }) {
  return (
    <ol class="teasers">
      {hits.map(({ path, about, snippet }) => (
        <li lang={about.language}>
          {about.title === null ? (
            <p class="said" dir={toDirection(about.language)}>
              <a href={path}>{isBlank(snippet) ? about.summary : <Snippet pieces={snippet} />}</a>
            </p>
          ) : (
            <h2 dir={toDirection(about.language)}>
              <a href={path}>{about.title}</a>
            </h2>
          )}
          <p class="dates" dir={toDirection(about.language)}>
            <DateText seconds={about.published} language={about.language} site={catalog.site} />
          </p>
          {about.title === null ? null : (
            <p dir={toDirection(about.language)}>
              <Snippet pieces={snippet} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function Snippet({ pieces }: { pieces: readonly Piece[] }) {
  return <>{pieces.map(({ text, isMatch }) => (isMatch ? <mark>{text}</mark> : text))}</>;
}

/** As of a picture alone, which is found by who published it. */
function isBlank(pieces: readonly Piece[]): boolean {
  return pieces.every(({ text }) => text.trim() === '');
}

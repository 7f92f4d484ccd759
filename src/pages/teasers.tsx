// Articles in a list: title, date, summary.
import { at, type Catalog, slugAt } from '../catalog/catalog.ts';
import { toDirection } from '../catalog/direction.ts';
import type { Reader } from '../catalog/reader.ts';
import { type About, type ArticleRecord, readAbout } from '../catalog/record.ts';
import { say } from '../messages/say.ts';
import { toArticlePath } from '../query/canonical.ts';
import { DateText } from './date.tsx';
import type { PageWords } from './words.ts';

export type Teaser = { readonly path: string; readonly about: About };

/** The articles at these positions; null when one of them is missing. */
export async function readTeasers(
  catalog: Catalog,
  positions: readonly number[],
  reader: Reader,
): Promise<readonly Teaser[] | null> {
  const records = await reader.records(positions);
  return records === null ? null : toTeasers(catalog, positions, records);
}

/** What lists show of records, given with their positions. */
export function toTeasers(
  { rows }: Catalog,
  positions: readonly number[],
  records: readonly ArticleRecord[],
): readonly Teaser[] {
  return records.map((record, index) => ({
    path: toArticlePath(slugAt(rows, at(positions, index))),
    about: readAbout(record),
  }));
}

/**
 * `level` is that of the titles, below the heading over the list. The direction of an article is that
 * of its texts: the list runs as the page does.
 */
export function Teasers(props: {
  catalog: Catalog;
  words: PageWords;
  teasers: readonly Teaser[];
  level: 'h2' | 'h3';
}) {
  const { catalog, words, teasers, level: Title } = props;
  if (teasers.length === 0) {
    return (
      <p class="empty" {...words.mark}>
        {say(words, 'noArticlesYet')}
      </p>
    );
  }
  return (
    <ol class="teasers">
      {teasers.map(({ path, about }) => (
        <li lang={about.language}>
          <Title dir={toDirection(about.language)}>
            <a href={path}>{about.title}</a>
          </Title>
          <p class="dates" dir={toDirection(about.language)}>
            <DateText seconds={about.published} language={about.language} site={catalog.site} />
          </p>
          <p dir={toDirection(about.language)}>{about.summary}</p>
        </li>
      ))}
    </ol>
  );
}

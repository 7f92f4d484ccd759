// Articles in a list: title, picture, who wrote them, when, in which section, how long they take, summary.
// What a note says stands in the place of its title.
import { at, type Catalog, slugAt } from '../catalog/catalog.ts';
import { toDirection } from '../catalog/direction.ts';
import type { Reader } from '../catalog/reader.ts';
import { type About, type ArticleRecord, readAbout } from '../catalog/record.ts';
import { say } from '../messages/say.ts';
import { toArticlePath } from '../query/canonical.ts';
import { TeaserFacts } from './teaser-facts.tsx';
import { TeaserPicture } from './teaser-picture.tsx';
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

type TeasersProps = {
  readonly catalog: Catalog;
  readonly words: PageWords;
  readonly teasers: readonly Teaser[];
  /** That of the titles, below the heading over the list. */
  readonly level: 'h2' | 'h3';
  /** Whether the first is shown larger than the others. */
  readonly hasLead?: boolean;
};

/** The direction of an article is that of its texts: the list runs as the page does. */
export function Teasers(props: TeasersProps) {
  const { catalog, words, teasers, level: Title, hasLead = false } = props;
  if (teasers.length === 0) {
    return (
      <p class="empty" {...words.mark}>
        {say(words, 'noArticlesYet')}
      </p>
    );
  }
  return (
    <ol class="teasers">
      {teasers.map(({ path, about }, index) => {
        const isLead = hasLead && index === 0;
        const dir = toDirection(about.language);
        return (
          <li class={isLead ? 'newest' : undefined} lang={about.language}>
            <TeaserPicture image={about.image} isLead={isLead} />
            <div dir={dir}>
              {about.title === null ? (
                <p class="said">
                  <a href={path}>{about.summary}</a>
                </p>
              ) : (
                <Title>
                  <a href={path}>{about.title}</a>
                </Title>
              )}
              <TeaserFacts catalog={catalog} words={words} about={about} />
              {about.title === null ? null : <p>{about.summary}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

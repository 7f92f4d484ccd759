// The page of a year or a month of the archive: its articles in the order of time, with date and title.
import type { Catalog } from '../catalog/catalog.ts';
import { toDirection } from '../catalog/direction.ts';
import { toHeadline } from '../catalog/headline.ts';
import { say } from '../messages/say.ts';
import { type Month, type Period, toMonth, toPeriodPath } from '../query/periods.ts';
import { toScopeQuery } from '../query/query.ts';
import { MonthList } from './archive.tsx';
import { DateText } from './date.tsx';
import { Layout } from './layout.tsx';
import { MonthText, toMonthText } from './month-text.tsx';
import { PageLinks } from './page-links.tsx';
import type { Teaser } from './teasers.tsx';
import { toPageWords } from './words.ts';

type PeriodProps = {
  readonly catalog: Catalog;
  readonly period: Period;
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  /** Articles of the whole period. */
  readonly count: number;
  /** The months of a year that have articles; none of a month. */
  readonly months: readonly (Month & { readonly count: number })[];
  /** Oldest first. */
  readonly teasers: readonly Teaser[];
  readonly earlier: Period | null;
  readonly later: Period | null;
};

export function PeriodPage(props: PeriodProps) {
  const { catalog, period, page, pages, count, months, teasers, earlier, later } = props;
  const { site } = catalog;
  const { year, month } = period;
  const words = toPageWords(catalog, site.language);
  const name = month === null ? `${year}` : toMonthText({ year, month }, words.language, true);
  const title = page === 1 ? name : say(words, 'titleWithPage', { title: name, page });
  const description = say(words, 'periodOfSite', { site: site.title, period: name });
  return (
    <Layout
      catalog={catalog}
      title={title}
      description={description}
      language={site.language}
      canonical={`${site.origin}${toPeriodPath(period, page)}`}
      feeds={[toScopeQuery(site, null)]}
      column="list"
      card={{
        type: 'website',
        data: { '@type': 'CollectionPage', name, description, inLanguage: site.language },
      }}
    >
      <p class="kind row" {...words.mark}>
        <a href="/archive">{say(words, 'archive')}</a>{' '}
        {month === null ? null : <a href={toPeriodPath({ year, month: null })}>{year}</a>}
      </p>
      <h1>
        <PeriodText catalog={catalog} period={period} />
      </h1>
      <p class="dates" {...words.mark}>
        {say(words, 'articleCount', { count })}
      </p>
      {months.length < 2 ? null : <MonthList catalog={catalog} months={months} />}
      <Entries catalog={catalog} teasers={teasers} grouped={month === null} />
      <PageLinks
        words={words}
        page={page}
        pages={pages}
        toPath={(other) => toPeriodPath(period, other)}
      />
      {earlier === null && later === null ? null : (
        <nav class="around row" aria-label={say(words, 'archive')} lang={words.language}>
          {earlier === null ? null : (
            <a href={toPeriodPath(earlier)}>
              <PeriodText catalog={catalog} period={earlier} />
            </a>
          )}
          {later === null ? null : (
            <a class="later" href={toPeriodPath(later)}>
              <PeriodText catalog={catalog} period={later} />
            </a>
          )}
        </nav>
      )}
    </Layout>
  );
}

function PeriodText({ catalog, period }: { catalog: Catalog; period: Period }) {
  const { year, month } = period;
  if (month === null) return <>{year}</>;
  return <MonthText month={{ year, month }} site={catalog.site} year />;
}

/** Under a heading for each month, where they are of a year. */
function Entries(props: { catalog: Catalog; teasers: readonly Teaser[]; grouped: boolean }) {
  const { catalog, teasers, grouped } = props;
  const { site } = catalog;
  const months = Map.groupBy(teasers, ({ about }) =>
    grouped ? toMonth(about.published, site.zone).month : null,
  );
  return (
    <>
      {[...months].map(([month, members]) => (
        <>
          {month === null ? null : <MonthHeading catalog={catalog} teaser={members[0]} />}
          <ol class="entries">
            {members.map(({ path, about }) => (
              <li>
                <span class="dates">
                  <DateText seconds={about.published} language={site.language} site={site} />
                </span>{' '}
                <a
                  class={about.title === null ? 'said' : undefined}
                  href={path}
                  lang={about.language}
                  dir={toDirection(about.language)}
                >
                  {toHeadline(about)}
                </a>
              </li>
            ))}
          </ol>
        </>
      ))}
    </>
  );
}

function MonthHeading({ catalog, teaser }: { catalog: Catalog; teaser: Teaser | undefined }) {
  if (teaser === undefined) return null;
  const month = toMonth(teaser.about.published, catalog.site.zone);
  return (
    <h2>
      <MonthText month={month} site={catalog.site} year={false} />
    </h2>
  );
}

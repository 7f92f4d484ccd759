// The archive: every year and month that has articles, with their number.
import type { Catalog } from '../catalog/catalog.ts';
import { type Month, toPeriodPath } from '../query/periods.ts';
import { toScopeQuery } from '../query/query.ts';
import { toCountText } from './count.ts';
import { ENGLISH, Layout } from './layout.tsx';
import { MonthText } from './month-text.tsx';

/** Months with the number of their articles, oldest first. */
type Months = readonly (Month & { readonly count: number })[];

/** The newest year comes first; its months run as those of a calendar. */
export function ArchivePage({ catalog, months }: { catalog: Catalog; months: Months }) {
  const { site } = catalog;
  const description = `All articles of ${site.title} by year and month.`;
  const years = [...Map.groupBy(months, ({ year }) => year)].toReversed();
  return (
    <Layout
      catalog={catalog}
      title="Archive"
      description={description}
      language={site.language}
      canonical={`${site.origin}/archive`}
      feeds={[toScopeQuery(site, null)]}
      column="list"
      card={{
        type: 'website',
        description,
        image: null,
        data: { '@type': 'CollectionPage', name: 'Archive', description, inLanguage: 'en' },
      }}
    >
      <h1 {...ENGLISH}>Archive</h1>
      <p class="dates" {...ENGLISH}>
        {toCountText(toSum(months))}
      </p>
      {years.map(([year, members]) => (
        <section class="year">
          <h2>
            <a href={toPeriodPath({ year, month: null })}>{year}</a>
          </h2>
          <p class="dates" {...ENGLISH}>
            {toCountText(toSum(members))}
          </p>
          <MonthList catalog={catalog} months={members} />
        </section>
      ))}
    </Layout>
  );
}

/** Links to months of one year. */
export function MonthList({ catalog, months }: { catalog: Catalog; months: Months }) {
  return (
    <ul class="months">
      {months.map(({ count, ...month }) => (
        <li>
          <a href={toPeriodPath(month)}>
            <MonthText month={month} site={catalog.site} year={false} />{' '}
            <span class="count">{count}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function toSum(months: Months): number {
  return months.reduce((sum, { count }) => sum + count, 0);
}

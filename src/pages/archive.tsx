// The archive: every year and month that has articles, with their number.
import type { Catalog } from '../catalog/catalog.ts';
import { say } from '../messages/say.ts';
import { type Month, toPeriodPath } from '../query/periods.ts';
import { toScopeQuery } from '../query/query.ts';
import { Layout } from './layout.tsx';
import { MonthText } from './month-text.tsx';
import { toPageWords } from './words.ts';

/** Months with the number of their articles, oldest first. */
type Months = readonly (Month & { readonly count: number })[];

/** The newest year comes first; its months run as those of a calendar. */
export function ArchivePage({ catalog, months }: { catalog: Catalog; months: Months }) {
  const { site } = catalog;
  const words = toPageWords(catalog, site.language);
  const title = say(words, 'archive');
  const description = say(words, 'archiveOfSite', { site: site.title });
  const years = [...Map.groupBy(months, ({ year }) => year)].toReversed();
  return (
    <Layout
      catalog={catalog}
      title={title}
      description={description}
      language={site.language}
      canonical={`${site.origin}/archive`}
      feeds={[toScopeQuery(site, null)]}
      column="list"
      card={{
        type: 'website',
        data: { '@type': 'CollectionPage', name: title, description, inLanguage: words.language },
      }}
    >
      <h1 {...words.mark}>{title}</h1>
      <p class="dates" {...words.mark}>
        {say(words, 'articleCount', { count: toSum(months) })}
      </p>
      {years.map(([year, members]) => (
        <section class="year">
          <h2>
            <a href={toPeriodPath({ year, month: null })}>{year}</a>
          </h2>
          <p class="dates" {...words.mark}>
            {say(words, 'articleCount', { count: toSum(members) })}
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

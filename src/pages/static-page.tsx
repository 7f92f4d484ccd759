// A page beside the articles, as "About".
import { raw } from 'hono/html';
import type { Catalog } from '../catalog/catalog.ts';
import { toPageHtml } from '../catalog/page-part.ts';
import type { StaticPage, StoredPage } from '../catalog/static-page.ts';
import { toAtomDate } from '../feed/date.ts';
import { toStaticPagePath } from '../query/canonical.ts';
import { toScopeQuery } from '../query/query.ts';
import { Contents } from './contents.tsx';
import { DateText } from './date.tsx';
import { Layout } from './layout.tsx';
import { Say } from './say.tsx';
import { toPageWords } from './words.ts';

type StaticPageProps = {
  readonly catalog: Catalog;
  readonly about: Omit<StaticPage, 'document'>;
  readonly text: StoredPage;
};

export function StaticPageView({ catalog, about, text }: StaticPageProps) {
  const { site } = catalog;
  const { slug, title, description, language, updated } = about;
  const words = toPageWords(catalog, language);
  const url = site.origin + toStaticPagePath(slug);
  return (
    <Layout
      catalog={catalog}
      title={title}
      description={description}
      language={language}
      canonical={url}
      feeds={[toScopeQuery(site, null)]}
      card={{
        type: 'website',
        data: {
          '@type': 'WebPage',
          name: title,
          description,
          url,
          inLanguage: language,
          dateModified: updated === null ? undefined : toAtomDate(updated),
          isPartOf: { '@type': 'WebSite', name: site.title, url: `${site.origin}/` },
        },
      }}
      head={<link rel="stylesheet" href={catalog.files.prose} />}
    >
      <article>
        <h1>{title}</h1>
        {updated === null ? null : (
          <p class="dates">
            <Say
              words={words}
              of="updated"
              parts={{ date: <DateText seconds={updated} language={language} site={site} /> }}
              marked
            />
          </p>
        )}
        <div class="text">
          <Contents words={words} page={text.page} />
          <div class="prose">{raw(toPageHtml(text.html, text.page))}</div>
        </div>
      </article>
    </Layout>
  );
}

// The list of what readers do not see yet.
import type { Catalog } from '../catalog/catalog.ts';
import { toDirection } from '../catalog/direction.ts';
import { toHeadline } from '../catalog/headline.ts';
import { toMoment } from '../catalog/moment.ts';
import type { Draft, DraftPage } from '../catalog/preview.ts';
import { Layout } from '../pages/layout.tsx';
import type { Teaser } from '../pages/teasers.tsx';
import { toArticlePath, toStaticPagePath } from '../query/canonical.ts';

type DraftsProps = {
  readonly catalog: Catalog;
  readonly drafts: readonly Draft[];
  readonly pages: readonly DraftPage[];
  /** The next one first. */
  readonly scheduled: readonly Teaser[];
  /** Scheduled ones that are not shown. */
  readonly more: number;
};

const TITLE = 'Drafts and scheduled articles';

export function DraftsPage({ catalog, drafts, pages, scheduled, more }: DraftsProps) {
  return (
    <Layout
      catalog={catalog}
      title={TITLE}
      description={TITLE}
      language="en"
      canonical={null}
      feeds={[]}
    >
      <h1>{TITLE}</h1>
      <p>
        Only <code>npm start</code> shows this page. Nothing on it is in a release.
      </p>
      <h2>Drafts</h2>
      {drafts.length + pages.length === 0 ? <p>There are no drafts.</p> : null}
      <List
        lines={[
          ...drafts.map(({ slug, about, file }) => {
            return { path: toArticlePath(slug), about, fact: file };
          }),
          ...pages.map((page) => {
            const about = { ...page, summary: page.description };
            return { path: toStaticPagePath(page.slug), about, fact: page.file };
          }),
        ]}
      />
      <h2>Scheduled</h2>
      {scheduled.length === 0 ? <p>No article is scheduled.</p> : null}
      <List
        lines={scheduled.map(({ path, about }) => {
          return { path, about, fact: toMoment(about.published, catalog.site.zone) };
        })}
      />
      {more === 0 ? null : <p>And {more} more, which are later.</p>}
    </Layout>
  );
}

type Line = {
  readonly path: string;
  readonly about: Pick<Teaser['about'], 'title' | 'language' | 'summary'>;
  readonly fact: string;
};

function List({ lines }: { lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <ul>
      {lines.map(({ path, about, fact }) => (
        <li>
          <a href={path} lang={about.language}>
            <bdi dir={toDirection(about.language)}>{toHeadline(about)}</bdi>
          </a>
          <br />
          <small>{fact}</small>
        </li>
      ))}
    </ul>
  );
}

// The permalink page of an article.
import { raw } from 'hono/html';
import type { Catalog } from '../catalog/catalog.ts';
import type { About } from '../catalog/record.ts';
import type { Author, Term } from '../catalog/site.ts';
import { findTerm, type NameKind } from '../query/known.ts';
import { decode } from '../query/parameters.ts';
import { toScopeQuery } from '../query/query.ts';
import { DateText } from './date.tsx';
import { FeedLinks } from './feed-links.tsx';
import { Layout } from './layout.tsx';

type ArticleProps = {
  readonly catalog: Catalog;
  /** Absolute. */
  readonly permalink: string;
  readonly about: About;
  /** Sanitised at compile time. */
  readonly html: string;
  /** Seconds: decides which tags are known. */
  readonly now: number;
};

export function ArticlePage({ catalog, permalink, about, html, now }: ArticleProps) {
  const { site } = catalog;
  const terms = (kind: NameKind, names: readonly string[]): readonly Term[] =>
    names.map((name) => findTerm(catalog, kind, name, now)).filter((term) => term !== null);
  const sections = terms('section', about.section === null ? [] : [about.section]);
  const tags = terms('tag', about.tags);
  const authors = catalog.authors.filter(({ slug }) => about.authors.includes(slug));
  return (
    <Layout
      catalog={catalog}
      title={about.title}
      description={about.summary}
      language={about.language}
      canonical={about.link === permalink ? permalink : about.link}
      feeds={[
        ...sections.map(({ slug }) => toScopeQuery(site, { kind: 'section', name: slug })),
        ...tags.map(({ slug }) => toScopeQuery(site, { kind: 'tag', name: slug })),
        toScopeQuery(site, null),
      ]}
    >
      <article>
        {sections.map(({ slug, title }) => (
          <nav aria-label="Section" lang={site.language}>
            <a href="/">Home</a> › <a href={`/#section-${encodeURIComponent(slug)}`}>{title}</a>
          </nav>
        ))}
        <h1>{about.title}</h1>
        <p class="dates">
          <DateText seconds={about.published} language={about.language} site={site} />
          {about.updated === null ? null : (
            <>
              {' · updated '}
              <DateText seconds={about.updated} language={about.language} site={site} />
            </>
          )}
        </p>
        {about.image === null ? null : (
          <img
            class="lead"
            src={about.image.url}
            alt={about.image.alt}
            width={about.image.width ?? undefined}
            height={about.image.height ?? undefined}
          />
        )}
        {raw(html)}
        <Attachments about={about} />
      </article>
      {authors.map((author) => (
        <AuthorBox author={author} language={site.language} />
      ))}
      {tags.length === 0 ? null : (
        <section class="tags" lang={site.language}>
          <h2>Read more about</h2>
          <ul class="names">
            {tags.map((tag) => (
              <li>
                <a href={`/#tag-${encodeURIComponent(tag.slug)}`}>{tag.title}</a>{' '}
                <FeedLinks
                  catalog={catalog}
                  query={toScopeQuery(site, { kind: 'tag', name: tag.slug })}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
}

function Attachments({ about }: { about: About }) {
  if (about.attachments.length === 0) return null;
  return (
    <ul class="attachments">
      {about.attachments.map(({ url, title, type }) => (
        <li>
          <a href={url}>{title ?? toFileName(url)}</a> ({type})
        </li>
      ))}
    </ul>
  );
}

/** The last segment of a URL as people read it; the URL where that says nothing. */
function toFileName(url: string): string {
  const name = new URL(url).pathname.split('/').at(-1) ?? '';
  return decode(name) || url;
}

function AuthorBox({ author, language }: { author: Author; language: string }) {
  return (
    <aside class="author" lang={language}>
      {author.avatar === null ? null : <img src={author.avatar} alt="" width="64" height="64" />}
      <div>
        <strong>
          {author.url === null ? author.title : <a href={author.url}>{author.title}</a>}
        </strong>
        {author.bio === null ? null : <p>{author.bio}</p>}
        {author.support === null ? null : (
          <p>
            <a href={author.support}>Support {author.title}</a>
          </p>
        )}
      </div>
    </aside>
  );
}

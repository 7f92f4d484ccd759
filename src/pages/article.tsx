// The permalink page of an article.

import { raw } from 'hono/html';
import type { Catalog } from '../catalog/catalog.ts';
import { toDirection } from '../catalog/direction.ts';
import { toHeadline } from '../catalog/headline.ts';
import { type PagePart, toPageHtml } from '../catalog/page-part.ts';
import type { About } from '../catalog/record.ts';
import type { Author, Term } from '../catalog/site.ts';
import { isShown } from '../catalog/social-pictures.ts';
import { DOCUMENT } from '../feed/at-records.ts';
import { DEFAULT_FORMAT } from '../feed/formats.ts';
import { say } from '../messages/say.ts';
import { toScopePath } from '../query/canonical.ts';
import { findTerm, type NameKind } from '../query/known.ts';
import { toScopeQuery } from '../query/query.ts';
import { type Translation, toArticleData } from './article-data.ts';
import { Attachments } from './attachments.tsx';
import { AuthorBox } from './author-box.tsx';
import { Contents } from './contents.tsx';
import { DateText } from './date.tsx';
import { FeedLinks } from './feed-links.tsx';
import { Layout, toFrame } from './layout.tsx';
import { Lead } from './lead.tsx';
import { Say } from './say.tsx';
import { Share } from './share.tsx';
import { toShortAddress } from './short-address.ts';
import { type CardImage, toDrawnImage } from './social-card.tsx';
import type { Teaser } from './teasers.tsx';
import { Translations } from './translations.tsx';
import { toPageWords } from './words.ts';

type ArticleProps = {
  readonly catalog: Catalog;
  readonly about: About;
  /** Sanitised at compile time. */
  readonly html: string;
  /** What the page has beyond that. */
  readonly page: PagePart;
  /** Seconds: decides which tags are known. */
  readonly now: number;
  readonly related: readonly Teaser[];
  readonly previous: Teaser | null;
  readonly next: Teaser | null;
  /** The article in all its languages; empty where it has but one. */
  readonly translations: readonly Translation[];
  /** AT URI of its record at standard.site; null where it has none. */
  readonly record: string | null;
  /** Where its Markdown is; null for a draft, which has none. */
  readonly markdown: string | null;
  /** The path of what was drawn for links to it; null where it shares the picture of the site. */
  readonly picture: string | null;
};

export function ArticlePage(props: ArticleProps) {
  const { catalog, about, html, page, now, related, previous, next, record, markdown } = props;
  const { translations, picture } = props;
  const { site } = catalog;
  const words = toPageWords(catalog, about.language);
  const headline = toHeadline(about);
  const terms = (kind: NameKind, names: readonly string[]): readonly Term[] =>
    names.map((name) => findTerm(catalog, kind, name, now)).filter((term) => term !== null);
  const sections = terms('section', about.section === null ? [] : [about.section]);
  const tags = terms('tag', about.tags);
  const authors = about.authors
    .map((name) => catalog.authors.find(({ slug }) => slug === name))
    .filter((author) => author !== undefined);
  return (
    <Layout
      catalog={catalog}
      title={headline}
      description={about.summary}
      language={about.language}
      canonical={about.link}
      license={about.license}
      feeds={[
        toScopeQuery(site, null),
        ...sections.map(({ slug }) => toScopeQuery(site, { kind: 'section', name: slug })),
        ...tags.map(({ slug }) => toScopeQuery(site, { kind: 'tag', name: slug })),
      ]}
      card={{
        type: 'article',
        image: toOwnImage(catalog, about, picture),
        data: toArticleData(site, about, authors, sections, tags, translations),
      }}
      head={
        <>
          <link rel="stylesheet" href={catalog.files.prose} />
          {markdown === null ? null : (
            <link rel="alternate" type="text/markdown" title="Markdown" href={markdown} />
          )}
          {translations.map(({ url, language }) => (
            <link rel="alternate" hreflang={language} href={url} />
          ))}
          <Records record={record} authors={authors} />
        </>
      }
    >
      <article class="h-entry">
        {sections.map(({ slug, title }) => (
          <p class="kind" lang={site.language}>
            <a href={toScopePath({ kind: 'section', name: slug })}>{title}</a>
          </p>
        ))}
        {/* A note says its text alone; programs that read aloud still name the page. */}
        <h1 class={about.title === null ? 'hidden' : 'p-name'}>{headline}</h1>
        <p class="dates">
          {authors.map(({ slug, title }) => (
            <>
              <a
                class="p-author h-card"
                rel="author"
                href={toScopePath({ kind: 'author', name: slug })}
              >
                {title}
              </a>
              {' · '}
            </>
          ))}
          <DateText
            seconds={about.published}
            language={about.language}
            site={site}
            property="dt-published"
          />
          {about.updated === null ? null : (
            <>
              {' · '}
              <Say
                words={words}
                of="updated"
                parts={{
                  date: (
                    <DateText
                      seconds={about.updated}
                      language={about.language}
                      site={site}
                      property="dt-updated"
                    />
                  ),
                }}
                marked
              />
            </>
          )}
        </p>
        {about.external === null ? null : (
          <p class="dates">
            <a class="u-bookmark-of" href={about.external.url} dir="ltr" lang="und">
              {toShortAddress(about.external.url)}
            </a>
          </p>
        )}
        {about.inReplyTo === null ? null : (
          <p class="dates">
            <Say
              words={words}
              of="inReplyTo"
              parts={{
                name: (
                  <a class="u-in-reply-to" href={about.inReplyTo} dir="ltr" lang="und">
                    {toShortAddress(about.inReplyTo)}
                  </a>
                ),
              }}
              marked
            />
          </p>
        )}
        <Translations words={words} translations={translations} />
        {about.image === null || about.image.isInText ? null : <Lead image={about.image} />}
        <div class="text">
          <Contents words={words} page={page} />
          <div class="prose e-content">{raw(toPageHtml(html, page))}</div>
        </div>
        <Attachments words={words} about={about} />
        <data class="u-url" value={about.link} />
      </article>
      <Share words={words} url={about.link} title={headline} />
      {authors.map((author) => (
        <AuthorBox words={words} author={author} language={site.language} />
      ))}
      {tags.length === 0 ? null : (
        <section class="tags" {...toFrame(site)}>
          <h2 {...words.mark}>{say(words, 'readMoreAbout')}</h2>
          <ul class="names">
            {tags.map((tag) => (
              <li class="row">
                <a href={toScopePath({ kind: 'tag', name: tag.slug })}>{tag.title}</a>
                <FeedLinks
                  catalog={catalog}
                  query={toScopeQuery(site, { kind: 'tag', name: tag.slug })}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {site.channels.length === 0 ? null : (
        <section class="channels" {...toFrame(site)}>
          <h2 {...words.mark}>{say(words, 'subscribe')}</h2>
          <p class="row">
            {site.channels.map((channel) => (
              <>
                <a class="button" href={channel.url}>
                  {channel.title}
                </a>{' '}
              </>
            ))}
            <a class="button" href={`/${DEFAULT_FORMAT.file}`} {...words.mark}>
              RSS
            </a>
          </p>
        </section>
      )}
      {related.length === 0 ? null : (
        <section class="related" {...toFrame(site)}>
          <h2 {...words.mark}>{say(words, 'related')}</h2>
          <ul>
            {related.map((teaser) => (
              <li>
                <ArticleLink teaser={teaser} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {previous === null && next === null ? null : (
        <nav
          class="around row"
          aria-label={say(words, 'previousAndNext')}
          lang={words.language}
          dir={toDirection(site.language)}
        >
          {previous === null ? null : (
            <p>
              <small {...words.mark}>{say(words, 'previous')}</small>{' '}
              <ArticleLink teaser={previous} />
            </p>
          )}
          {next === null ? null : (
            <p>
              <small {...words.mark}>{say(words, 'next')}</small> <ArticleLink teaser={next} />
            </p>
          )}
        </nav>
      )}
    </Layout>
  );
}

/** The picture of the article, or what was drawn for it or else for the site. */
function toOwnImage(catalog: Catalog, about: About, path: string | null): CardImage {
  const { image } = about;
  if (isShown(image)) return image;
  return path === null
    ? toDrawnImage(catalog, catalog.files.picture, catalog.site.title)
    : toDrawnImage(catalog, path, toHeadline(about));
}

/** By what networks find the record of the article, and the accounts of its authors. */
function Records({ record, authors }: { record: string | null; authors: readonly Author[] }) {
  return (
    <>
      {record === null ? null : <link rel={DOCUMENT} href={record} />}
      {authors.map(({ fediverse }) =>
        fediverse === null ? null : <meta name="fediverse:creator" content={fediverse} />,
      )}
    </>
  );
}

/** The title runs as the article does, and stands on the side on which the page begins. */
function ArticleLink({ teaser: { path, about } }: { teaser: Teaser }) {
  return (
    <a href={path} lang={about.language}>
      <bdi dir={toDirection(about.language)}>{toHeadline(about)}</bdi>
    </a>
  );
}

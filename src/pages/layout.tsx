// The frame of every page for people: head with autodiscovery, header, footer.
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Catalog } from '../catalog/catalog.ts';
import { toDirection } from '../catalog/direction.ts';
import { PAGE_ID_PREFIX } from '../catalog/page-ids.ts';
import type { Site } from '../catalog/site.ts';
import { DEFAULT_FORMAT, FORMATS } from '../feed/formats.ts';
import { RSL_PATH } from '../feed/known-paths.ts';
import { toFeedUrl } from '../feed/links.ts';
import { say } from '../messages/say.ts';
import { hasFilters } from '../query/builder-form.ts';
import { SEARCH_PATH, toFeedPath, toScopePath } from '../query/canonical.ts';
import { toPathKey } from '../query/path.ts';
import { type Query, toScopeQuery } from '../query/query.ts';
import { toFeedTitle } from '../query/title.ts';
import { IconLinks } from './icon-links.tsx';
import { LicenseLine } from './license.tsx';
import { OPENSEARCH_TYPE } from './opensearch.ts';
import { RSL_TYPE } from './robots.ts';
import { type Card, SocialCard } from './social-card.tsx';
import { type PageWords, toPageWords } from './words.ts';

type LayoutProps = {
  readonly catalog: Catalog;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** Absolute; null for what has no address of its own. */
  readonly canonical: string | null;
  /** The feeds of this page; the first is the one that a reader should take (RSS Autodiscovery). */
  readonly feeds: readonly Query[];
  /** Languages (BCP 47) whose feeds are told beside those. */
  readonly languages?: readonly string[];
  /** What other services show of a link to this page: title, description and picture of the site, if nothing is said. */
  readonly card?: Card;
  /** How wide it is: as text is read, if nothing is said; `list` has dates beside, `form` a form. */
  readonly column?: 'list' | 'form';
  /** URL of what may be done with the page; the site's, if nothing is said, and null for nothing. */
  readonly license?: string | null;
  /** What the head of this page alone has. */
  readonly head?: Child;
  /** Whether its script is among that, and does what the script of other pages does there. */
  readonly hasOwnScript?: boolean;
  readonly children: Child;
};

const PLAIN_CARD: Card = { type: 'website', data: null };

/** Where the text of every page begins. */
const MAIN = `${PAGE_ID_PREFIX}main`;

/** The heading over the form of the front page. */
export const CHOOSE = 'choose';

export function Layout(props: LayoutProps) {
  const { catalog, title, description, language, canonical, feeds, column, head, children } = props;
  const { languages = [], card = PLAIN_CARD, hasOwnScript = false } = props;
  const { site } = catalog;
  const { license = site.license } = props;
  const words = toPageWords(catalog, language);
  const mayOffer = hasFilters(catalog, Number.POSITIVE_INFINITY);
  return (
    <html lang={language} dir={toDirection(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title.includes(site.title) ? title : `${title} · ${site.title}`}</title>
        <meta name="description" content={description} />
        <meta name="color-scheme" content="light dark" />
        {canonical === null ? (
          <meta name="robots" content="noindex" />
        ) : (
          <>
            <link rel="canonical" href={canonical} />
            <meta name="robots" content="max-image-preview:large" />
          </>
        )}
        {feeds.flatMap((query) =>
          FORMATS.map((format) => (
            <link
              rel="alternate"
              type={format.type}
              title={`${toFeedTitle(query, catalog)} (${format.label})`}
              href={toFeedUrl(site, query, format)}
            />
          )),
        )}
        {languages.map((one) => {
          const query = { ...toScopeQuery(site, null), languages: [one.toLowerCase()] };
          const { file, type, label } = DEFAULT_FORMAT;
          return (
            <link
              rel="alternate"
              type={type}
              hreflang={one}
              title={`${toFeedTitle(query, catalog)} (${label})`}
              href={`${site.origin}${toFeedPath(query, site, file)}`}
            />
          );
        })}
        <SocialCard
          catalog={catalog}
          title={title}
          description={description}
          url={canonical}
          card={card}
        />
        <IconLinks catalog={catalog} />
        <link
          rel="search"
          type={OPENSEARCH_TYPE}
          title={site.title}
          href={`${site.origin}/opensearch.xml`}
        />
        {site.robots.rsl ? (
          <link rel="license" type={RSL_TYPE} href={`${site.origin}${RSL_PATH}`} />
        ) : null}
        {license === null ? null : <link rel="license" href={license} />}
        <link rel="stylesheet" href={catalog.files.style} />
        {head}
        {/* Behind all others, whose values it may change. */}
        {catalog.files.custom === null ? null : (
          <link rel="stylesheet" href={catalog.files.custom} />
        )}
        {hasOwnScript ? null : <script type="module" src={catalog.files.script}></script>}
      </head>
      <body
        data-copying={say(words, 'copy')}
        data-copied={say(words, 'copied')}
        data-press={say(words, 'pressToCopy')}
      >
        <a class="skip" href={`#${MAIN}`} {...words.mark}>
          {say(words, 'skipToContent')}
        </a>
        <header class="top row" {...toFrame(site)}>
          <a class="brand" href="/">
            <Brand site={site} />
          </a>
          {mayOffer ? (
            <a href={`/#${CHOOSE}`} {...words.mark}>
              {say(words, 'buildFeed')}
            </a>
          ) : null}
          <a href={SEARCH_PATH} {...words.mark}>
            {say(words, 'search')}
          </a>
          <Navigation catalog={catalog} words={words} canonical={canonical} />
        </header>
        <main id={MAIN} class={column}>
          {children}
        </main>
        <footer class="bottom row" {...toFrame(site)}>
          {site.theme.footer === null ? null : (
            <div class="own" lang={site.language}>
              {raw(site.theme.footer)}
            </div>
          )}
          {site.channels.length === 0 ? null : (
            <p class="row">
              <span {...words.mark}>{say(words, 'alsoOn')}</span>{' '}
              {site.channels.map((channel) => (
                <>
                  <a href={channel.url}>{channel.title}</a>{' '}
                </>
              ))}
            </p>
          )}
          <p class="row" lang={words.language}>
            <a href="/">{say(words, mayOffer ? 'buildFeed' : 'allArticles')}</a>{' '}
            {catalog.tags.length === 0 ? null : <a href="/tags">{say(words, 'tags')}</a>}{' '}
            {catalog.authors.length < 2 ? null : <a href="/authors">{say(words, 'authors')}</a>}{' '}
            <a href="/archive">{say(words, 'archive')}</a>{' '}
            <a href="/feeds.opml">{say(words, 'allFeeds')}</a> <a href="/docs">API</a>
          </p>
          {site.copyright === null ? null : <p>{site.copyright}</p>}
          {license === null ? null : <LicenseLine words={words} url={license} />}
        </footer>
      </body>
    </html>
  );
}

function Brand({ site: { title, icon, theme } }: { site: Site }) {
  const { logo } = theme;
  if (logo !== null) {
    const { light, dark } = logo;
    return (
      <picture>
        {dark === null ? null : (
          <source
            media="(prefers-color-scheme: dark)"
            srcset={dark.url}
            width={dark.width}
            height={dark.height}
          />
        )}
        <img src={light.url} alt={title} width={light.width} height={light.height} />
      </picture>
    );
  }
  return (
    <>
      {icon === null ? null : <img src={icon.url} alt="" width="28" height="28" />}
      {title}
    </>
  );
}

type NavigationProps = {
  readonly catalog: Catalog;
  readonly words: PageWords;
  /** Of the page that it stands on. */
  readonly canonical: string | null;
};

/** The links of the theme, else the sections. */
function Navigation({ catalog, words, canonical }: NavigationProps) {
  const { site, sections } = catalog;
  const { navigation } = site.theme;
  const links =
    navigation ??
    sections.map(({ slug, title }) => ({
      title,
      url: toScopePath({ kind: 'section', name: slug }),
    }));
  if (links.length === 0) return null;
  // An owner may write an address otherwise: with a slash at its end, or a plus as it is.
  const here = canonical === null ? null : toPathKey(canonical.slice(site.origin.length));
  const label = say(words, navigation === null ? 'sections' : 'mainMenu');
  return (
    <nav class="row" aria-label={label} lang={words.language}>
      {links.map(({ title, url }) => (
        <a
          href={url}
          lang={site.language}
          aria-current={toPathKey(url) === here ? 'page' : undefined}
        >
          {title}
        </a>
      ))}
    </nav>
  );
}

/** What stands around an article is in the publication's language, whatever the article's. */
export function toFrame({ language }: Site): {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
} {
  return { lang: language, dir: toDirection(language) };
}

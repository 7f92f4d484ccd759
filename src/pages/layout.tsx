// The frame of every page for people: head with autodiscovery, header, footer.
import type { Child } from 'hono/jsx';
import type { Catalog } from '../catalog/catalog.ts';
import { FORMAT_FILES, FORMAT_NAMES } from '../feed/document.ts';
import { toPath } from '../query/canonical.ts';
import type { Query } from '../query/query.ts';
import { toFeedTitle } from '../query/title.ts';

type LayoutProps = {
  readonly catalog: Catalog;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** Absolute. */
  readonly canonical: string;
  /** The feeds of this page, the page's own first. */
  readonly feeds: readonly Query[];
  readonly children: Child;
};

/** Scripts of these languages run from right to left. */
const RIGHT_TO_LEFT = /^(ar|dv|fa|he|ps|sd|ug|ur|yi)\b/;

export function Layout(props: LayoutProps) {
  const { catalog, title, description, language, canonical, feeds, children } = props;
  const { site } = catalog;
  return (
    <html lang={language} dir={RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === site.title ? title : `${title} · ${site.title}`}</title>
        <meta name="description" content={description} />
        <meta name="color-scheme" content="light dark" />
        <link rel="canonical" href={canonical} />
        {feeds.flatMap((query) =>
          FORMAT_NAMES.map((name) => (
            <link
              rel="alternate"
              type={FORMAT_FILES[name].type}
              title={`${toFeedTitle(query, catalog)} (${FORMAT_FILES[name].label})`}
              href={`${site.origin}${toPath(query, site, FORMAT_FILES[name].file)}`}
            />
          )),
        )}
        {site.icon === null ? null : <link rel="icon" type={site.icon.type} href={site.icon.url} />}
        <link rel="stylesheet" href={catalog.style} />
      </head>
      <body>
        <header lang={site.language}>
          <a href="/">{site.title}</a>
        </header>
        <main>{children}</main>
        <footer lang={site.language}>
          {site.copyright === null ? null : <p>{site.copyright}</p>}
          <p>
            <a href="/feeds.opml">All feeds (OPML)</a>
            {' · '}
            <a href="/docs">API</a>
            {site.channels.map((channel) => (
              <>
                {' · '}
                <a href={channel.url}>{channel.title}</a>
              </>
            ))}
          </p>
        </footer>
      </body>
    </html>
  );
}

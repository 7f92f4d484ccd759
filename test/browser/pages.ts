// The pages that are looked at, one of each kind.
import { ORIGINS } from './browse.ts';
import { EVERYTHING } from './everything.ts';
import { ARABIC_PATH, COMMON_TAGS } from './many-articles.ts';
import type { SiteName } from './served.ts';

export type PageRow = {
  readonly name: string;
  readonly site: SiteName;
  readonly path: string;
  readonly status: number;
  /** What the publication itself names on another host, and the page therefore asks for. */
  readonly outside: readonly string[];
};

/** One more than a filter may have. */
export const TOO_MANY = COMMON_TAGS.slice(0, 11);

/** The picture of an author of the fixture. */
const AVATAR = 'https://people.example/bo.png';

export const PAGES: readonly PageRow[] = [
  row('front', 'sample', '/'),
  row('front with a choice', 'sample', '/?any=feeds&any=http&none=c%2B%2B&section=publishing'),
  row('front with a refused choice', 'many', `/?${TOO_MANY.map((n) => `any=${n}`).join('&')}`, 400),
  row('front with many tags', 'many', '/'),
  row('preview', 'sample', '/tags/feeds/rss.xml'),
  row('preview of JSON Feed', 'sample', '/feed.json?tag=feeds,http'),
  row('preview of a negotiated feed', 'sample', '/tags/feeds/feed'),
  row('preview of an archive', 'many', '/atom.xml?page=2'),
  row('preview of nothing', 'sample', '/tags/nobody/rss.xml', 404),
  row('tag', 'sample', '/tags/feeds'),
  row('tag without articles', 'fixture', '/tags/unused'),
  row('section', 'sample', '/sections/web'),
  row('author', 'sample', '/authors/web-desk'),
  row('all tags', 'sample', '/tags'),
  row('many tags', 'many', '/tags'),
  row('all sections', 'fixture', '/sections'),
  row('all authors', 'fixture', '/authors', 200, [AVATAR]),
  row('archive', 'many', '/archive'),
  row('archive of a year', 'many', '/archive/2025'),
  row('archive of a month', 'sample', '/archive/2026/03'),
  row('archive of no month', 'sample', '/archive/2025/07', 404),
  row('older articles', 'many', '/sections/one?page=1'),
  row('search', 'sample', '/search'),
  row('search that finds', 'sample', '/search?q=feed+reader&section=web'),
  row('search that finds nothing', 'sample', '/search?q=%22no+such+words%22'),
  row('search that cannot be', 'sample', '/search?q=ab*', 400),
  row('search in pages', 'many', '/search?q=text&part=2'),
  row('article', 'sample', '/articles/glossary'),
  row('article with a table', 'sample', '/articles/rss-atom-json-feed'),
  row('article with code', 'sample', '/articles/polite-poller-in-cpp'),
  row('article with a picture', 'sample', '/articles/how-tagwire-serves'),
  row('article with enclosures', 'sample', '/articles/media-and-enclosures'),
  row('article in German', 'sample', '/articles/was-ist-ein-feed'),
  row('article with everything', 'fixture', '/articles/full', 200, [AVATAR]),
  row('article with hostile names', 'fixture', '/articles/hostile', 200, [AVATAR]),
  row('article in Arabic', 'many', ARABIC_PATH),
  row('article with everything at once', 'everything', EVERYTHING),
  row('front of long words', 'everything', '/'),
  row('front in German', 'german', '/?any=fluss'),
  row('archive in German', 'german', '/archive/2026'),
  row('problem in German', 'german', '/tags/flus', 404),
  row('search in German', 'german', '/search?q=Wasser&section=stadt'),
  row('front in Arabic', 'arabic', '/'),
  row('all authors in Arabic', 'arabic', '/authors'),
  row('preview in Arabic', 'arabic', '/rss.xml?lang=ar'),
  row('search in Arabic', 'arabic', '/search?q=%D8%A7%D9%84%D9%85%D8%A7%D8%A1'),
  row('article with translations', 'arabic', '/articles/tide'),
  row('article in English on an Arabic site', 'arabic', '/articles/tide-in-english'),
  row('list of another language', 'arabic', '/?lang=en'),
  row('front of a newspaper', 'newspaper', '/'),
  row('article of a newspaper', 'newspaper', '/articles/rss-atom-json-feed'),
  row('page of a newspaper', 'newspaper', '/about'),
  row('tag of a newspaper', 'newspaper', '/tags/feeds'),
  row('search in a newspaper', 'newspaper', '/search?q=feed'),
  row('reference of a newspaper', 'newspaper', '/docs'),
  row('front of a newspaper in Arabic', 'arabicNewspaper', '/'),
  row('article of a newspaper in Arabic', 'arabicNewspaper', '/articles/tide'),
  row('unknown page', 'sample', '/nothing/here', 404),
  row('withdrawn article', 'fixture', '/articles/removed', 410),
  ...(await findReference()),
];

function row(
  name: string,
  site: SiteName,
  path: string,
  status = 200,
  outside: readonly string[] = [],
): PageRow {
  return { name, site, path, status, outside };
}

/** The reference of the query API, where it is there; that links lead to it is another test. */
async function findReference(): Promise<readonly PageRow[]> {
  const { status } = await fetch(`${ORIGINS.sample}/docs`);
  return status === 404 ? [] : [row('reference', 'sample', '/docs')];
}

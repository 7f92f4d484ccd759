// Pages beside the articles: each file of the folder `pages` read, checked and rendered. They are few, so that
// every compile renders all of them anew.
import { join } from 'node:path';
import { basename, dirname, extname } from 'node:path/posix';
import type { StaticPage, StoredPage } from '../../catalog/static-page.ts';
import { isReserved } from '../../feed/known-paths.ts';
import { toStaticPagePath } from '../../query/canonical.ts';
import { quote } from '../diagnostics/hints.ts';
import { FILE_START, type Report } from '../diagnostics/rules.ts';
import { isInside, isPageFile } from '../files/folder.ts';
import { checkSlug, toSlug } from '../files/ids.ts';
import type { MediaFile } from '../files/media.ts';
import { readBytes } from '../files/read-bytes.ts';
import { toSourceText } from '../files/text-file.ts';
import type { LinkContext, OwnAddress, Reference } from '../markdown/links.ts';
import { renderMarkdown } from '../markdown/markdown.ts';
import { readDate } from './dates.ts';
import { readHead } from './front-matter.ts';
import { toForeignOrigins } from './media-origins.ts';
import { pageFrontMatter, toPageKeyFault } from './page-front-matter.ts';
import type { Facts } from './settings.ts';
import { checkShape } from './shape.ts';
import { reportSecondTitle } from './titles.ts';

/** A page with its text. */
export type PageContent = Omit<StaticPage, 'document'> & StoredPage;

/** A file of a page as it was read. */
export type PageReading = {
  readonly file: string;
  /** Null when the name makes no slug. */
  readonly slug: string | null;
  readonly draft: boolean;
  /** Ids that links may lead to. */
  readonly anchors: ReadonlySet<string>;
  /** Links to articles and pages, and to addresses of this site. */
  readonly references: readonly Reference[];
  readonly addresses: readonly OwnAddress[];
  readonly mediaOrigins: readonly string[];
  readonly media: readonly MediaFile[];
  /** Null when something it needs is missing or wrong. */
  readonly page: PageContent | null;
};

/** Reads all pages of a folder, in the order of their files; `now` in seconds since 1970. */
export function readStaticPages(
  linkContext: LinkContext,
  facts: Facts,
  now: number,
  reportOf: (file: string) => Report,
): readonly PageReading[] {
  const files = [...linkContext.folder.files].filter(isPageFile);
  return files.flatMap((file) => {
    const report = reportOf(file);
    if (linkContext.folder.links.has(file) && !isInside(linkContext.folder, file)) {
      report('bad-path', FILE_START, 'the symbolic link points outside the content folder');
      return [];
    }
    const bytes = readBytes(join(linkContext.folder.root, file), report);
    const text = bytes && toSourceText(bytes, report);
    return text === null ? [] : (readPage(file, text, linkContext, facts, now, report) ?? []);
  });
}

function readPage(
  file: string,
  text: string,
  linkContext: LinkContext,
  facts: Facts,
  now: number,
  report: Report,
): PageReading | null {
  const { yaml, body, bodyLine } = readHead(text, report);
  const given = yaml === null ? {} : checkShape(pageFrontMatter, yaml, report, toPageKeyFault);
  const slug = toSlug(file);
  const isNamed = checkSlug(file, report) && checkPath(file, slug, report);
  const language = given.language ?? facts.language;
  const written = {
    text: body ?? '',
    line: bodyLine,
    file,
    path: toStaticPagePath(slug),
    language,
  };
  const rendering = renderPage(written, linkContext, report);
  if (rendering === null) return null;
  if (given.title !== undefined) reportSecondTitle(given.title, rendering.headings, report);
  const start = { line: bodyLine, column: 1 };
  if (body !== null && rendering.prose.empty) {
    report('empty-body', start, 'the page has no text and no media');
  }
  const place = yaml?.toPlace(['updated']) ?? FILE_START;
  const updated =
    given.updated === undefined ? null : readDate(given.updated, facts.zone, place, report);
  if (updated !== null && updated > now) {
    report('date-order', place, '"updated" must not be in the future');
  }
  const { title } = given;
  const { html, page, prose, anchors, references, addresses, media, played } = rendering;
  return {
    file,
    slug: isNamed ? slug : null,
    draft: given.draft ?? false,
    anchors,
    references,
    addresses,
    mediaOrigins: toForeignOrigins(played, linkContext.origin),
    media: media.map((medium) => medium.file),
    page:
      title === undefined || !isNamed
        ? null
        : {
            ...{ slug, title, language, updated, html, page },
            description: given.description ?? (prose.summary || title),
          },
  };
}

function renderPage(...rendered: Parameters<typeof renderMarkdown>) {
  try {
    return renderMarkdown(...rendered);
  } catch (error) {
    // The stack of the parsers is all that a text can exhaust.
    if (!(error instanceof RangeError)) throw error;
    const [, , report] = rendered;
    report('too-deep', FILE_START, 'quotes, lists or HTML elements are nested too deeply');
    return null;
  }
}

/** Whether nothing of the site itself is at the path of a page, and the file is named for what it is about. */
function checkPath(file: string, slug: string, report: Report): boolean {
  // In other systems the folder is the address.
  if (slug === 'index') {
    const folder = basename(dirname(file));
    const cure = folder === 'pages' ? '' : ` to "${folder}${extname(file)}"`;
    const message = `${quote(slug)}: the address of a page is the name of its file; rename the file${cure}`;
    report('bad-slug', FILE_START, message);
    return false;
  }
  const path = `/${slug}`;
  if (!isReserved(slug)) return true;
  const message = `${quote(path)}: this path is already used by the site; rename the file`;
  report('bad-slug', FILE_START, message);
  return false;
}

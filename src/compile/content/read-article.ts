// One Markdown file: from its text to an Article, and to what other files must be compared with.
import { isPlayed } from '../../catalog/playable.ts';
import { toPictureTitle } from '../../catalog/social-pictures.ts';
import { toArticlePath } from '../../query/canonical.ts';
import { FILE_START, type Report } from '../diagnostics/rules.ts';
import { isInside } from '../files/folder.ts';
import { checkSlug, checkWrittenSlug, toNameDate, toRightName, toSlug } from '../files/ids.ts';
import { toSourceText } from '../files/text-file.ts';
import type { PlacedElement } from '../markdown/elements.ts';
import type { LinkContext, Reference } from '../markdown/links.ts';
import { renderMarkdown } from '../markdown/markdown.ts';
import { readAliases, toPermanentId } from './aliases.ts';
import type { Article } from './article.ts';
import { checkFileDate, readArticleDates } from './article-dates.ts';
import { readAttachments, readImage } from './attachments.ts';
import { toRightDate } from './date-forms.ts';
import { readEpisode } from './episode.ts';
import type { ArticleReading } from './file-reading.ts';
import { readFrontMatter, toOwnMembers } from './front-matter.ts';
import { toForeignOrigins } from './media-origins.ts';
import { readAuthors, readDefaultAuthor, readSection, readTags } from './resolve-terms.ts';
import type { Facts } from './settings.ts';
import { toSummary } from './summary.ts';
import { reportMarkedTexts, reportMissingTitle, reportSecondTitle } from './titles.ts';
import type { ToPlace } from './yaml-places.ts';

/** All that an article's file says. */
export type WholeReading = {
  readonly reading: ArticleReading;
  /** All its links to other articles. */
  readonly links: readonly Reference[];
  /** Ids that other articles may link to. */
  readonly anchors: readonly string[];
  /** Null when something it needs is missing or wrong. */
  readonly article: Article | null;
  /** What a picture that is drawn for it says; null where none is. */
  readonly pictureTitle: string | null;
  /** Of its HTML, each with its place. */
  readonly elements: () => readonly PlacedElement[];
  /** Where the keys of its front matter stand. */
  readonly toPlace: ToPlace;
};

/** Reads one file of the folder; null, with a diagnostic, when its bytes are no text. */
export function readArticle(
  file: string,
  bytes: Uint8Array,
  linkContext: LinkContext,
  facts: Facts,
  now: number,
  report: Report,
): WholeReading | null {
  if (linkContext.folder.links.has(file) && !isInside(linkContext.folder, file)) {
    report('bad-path', FILE_START, 'the symbolic link points outside the content folder');
    return null;
  }
  const text = toSourceText(bytes, report);
  if (text === null) return null;
  try {
    return toReading(file, text, linkContext, facts, now, report);
  } catch (error) {
    // The stack of the parsers is all that a text can exhaust.
    if (!(error instanceof RangeError)) throw error;
    report('too-deep', FILE_START, 'quotes, lists or HTML elements are nested too deeply');
    return null;
  }
}

function toReading(
  file: string,
  text: string,
  linkContext: LinkContext,
  facts: Facts,
  now: number,
  report: Report,
): WholeReading | null {
  const { given, toPlace, lacks, body, bodyLine } = readFrontMatter(text, report);
  const slug = given.slug ?? toSlug(file);
  const named =
    given.slug === undefined
      ? checkSlug(file, report)
      : checkWrittenSlug(given.slug, toPlace(['slug']), report);
  const language = given.language ?? facts.language;
  const nameDate = toNameDate(file);
  if (lacks('date') && nameDate === null) {
    report('missing-key', toPlace([]), `"date" is required; ${toDateHint(file)}`);
  }
  const dates = readArticleDates(given, nameDate, facts.zone, now, toPlace, report);
  checkFileDate(file, given.date, dates.published, facts.zone, toPlace, report);
  const authors = lacks('authors')
    ? readDefaultAuthor(facts, toPlace, report)
    : readAuthors(given.authors, facts, toPlace, report);
  const section = readSection(given.section, facts, toPlace, report);
  const tags = readTags(given.tags, facts, toPlace, report);
  const aliases = readAliases(given.aliases, toPlace, report);
  const { id, guid } = toPermanentId(given, facts.authority, slug);
  const image = readImage(given.image, file, linkContext, toPlace, report);
  const attached = readAttachments(given.attachments ?? [], file, linkContext, toPlace, report);
  const isInFeed = given.removed === undefined && given.unlisted !== true;
  const title = lacks('title') ? null : given.title;
  const source = { file, title, section, attachments: attached.attachments, isInFeed };
  const podcast = readEpisode(given.podcast, source, linkContext, facts, toPlace, report);
  const rendering = renderMarkdown(
    { text: body ?? '', line: bodyLine, file, path: toArticlePath(slug), language },
    linkContext,
    report,
  );
  if (rendering === null) return null;
  if (typeof title === 'string') reportSecondTitle(title, rendering.headings, report);
  if (title === null) reportMissingTitle(rendering, !lacks('title'), toPlace([]), report);
  reportMarkedTexts(given, rendering.prose.summary, bodyLine, toPlace, report);
  if (body !== null && rendering.prose.empty) {
    report('empty-body', { line: bodyLine, column: 1 }, 'the article has no text and no media');
  }

  const { published, updated, removed } = dates;
  const own = toOwnMembers(given);
  const picture = image?.image ?? rendering.firstPicture;
  const article: Article | null =
    title === undefined || published === null
      ? null
      : {
          file,
          slug,
          id,
          guid,
          aliases: aliases.map(({ path }) => path),
          link: given.canonical ?? linkContext.origin + toArticlePath(slug),
          inReplyTo: given['in-reply-to'] ?? null,
          external:
            given.link === undefined ? null : { url: given.link, isRssLink: facts.linksOut },
          title,
          published,
          updated,
          removed,
          summary:
            given.summary ??
            toSummary({ title, image: picture, published, language }, rendering.prose, facts),
          authors,
          section,
          tags: tags.map((tag) => tag.slug),
          language,
          license: given.license === undefined ? facts.license : given.license,
          image: picture,
          attachments: attached.attachments,
          episode: podcast.episode,
          ...own,
          markdown: rendering.markdown,
          html: rendering.html,
          page: rendering.page,
          words: rendering.prose.words,
        };
  const media = [
    ...(image?.files ?? []),
    ...attached.files,
    ...podcast.files,
    ...rendering.media.map((medium) => medium.file),
  ];
  return {
    reading: {
      slug: named ? slug : null,
      id,
      idPlace: given.id === undefined ? null : toPlace(['id']),
      aliases,
      draft: given.draft ?? false,
      ...own,
      published,
      updated,
      removed,
      authors,
      section,
      tags,
      language,
      translationOf:
        given.translationOf === undefined
          ? null
          : { slug: given.translationOf, place: toPlace(['translationOf']) },
      references: rendering.references.filter(({ fragment }) => fragment !== ''),
      addresses: rendering.addresses,
      mediaOrigins: toForeignOrigins(
        [...attached.attachments.filter(isPlayed).map(({ url }) => url), ...rendering.played],
        linkContext.origin,
      ),
      media: [...new Set(media.map(({ source }) => source))],
    },
    links: rendering.references,
    anchors: [...rendering.anchors],
    article,
    pictureTitle: article && toPictureTitle(article),
    elements: rendering.elements,
    toPlace,
  };
}

/** Where a date may be written; its right form, where the name of the file begins with one. */
function toDateHint(file: string): string {
  const { date, name } = toRightName(file);
  if (date === null || name === null || toRightDate(date) === null) {
    return 'write it here, or in the file name, like 2026-03-02-x.md';
  }
  return `write "date: ${date}", or rename the file to "${name}"`;
}

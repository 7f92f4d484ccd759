// One Markdown file: from its text to an Article, and to what other files must be compared with.
import { toArticlePath } from '../../query/canonical.ts';
import { FILE_START, type Place, type Report } from '../diagnostics/rules.ts';
import { isInside } from '../files/folder.ts';
import { checkSlug, toSlug } from '../files/ids.ts';
import type { MediaFile } from '../files/media.ts';
import { toSourceText } from '../files/text-file.ts';
import type { LinkContext, Reference } from '../markdown/links.ts';
import { renderMarkdown } from '../markdown/markdown.ts';
import { countWords, isEmpty, toSummary } from '../markdown/prose.ts';
import { type Alias, readAliases, toPermanentId } from './aliases.ts';
import type { Article, Listed } from './article.ts';
import { readArticleDates } from './article-dates.ts';
import { readAttachments, readImage } from './attachments.ts';
import { readFrontMatter, toOwnMembers } from './front-matter.ts';
import { readAuthors, readSection, readTags, type WrittenTag } from './resolve-terms.ts';
import type { Facts } from './settings.ts';

/** All that an article's file says. */
export type ArticleReading<One extends Listed = Article> = {
  readonly file: string;
  /** Null when the name makes no slug. */
  readonly slug: string | null;
  readonly id: string;
  /** Where `id:` stands; null when the id follows from the slug. */
  readonly idPlace: Place | null;
  readonly aliases: readonly Alias[];
  readonly draft: boolean;
  readonly tags: readonly WrittenTag[];
  readonly references: readonly Reference[];
  /** Files that must be published with it. */
  readonly media: readonly MediaFile[];
  /** Null when something it needs is missing or wrong. */
  readonly article: One | null;
};

/** A reading with what other articles may link to. */
export type WholeReading = ArticleReading & { readonly anchors: readonly string[] };

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
  const named = checkSlug(file, report);
  const slug = toSlug(file);
  const { given, toPlace, body, bodyLine } = readFrontMatter(text, report);
  const language = given.language ?? facts.language;
  const dates = readArticleDates(given, facts.zone, now, toPlace, report);
  const authors = readAuthors(given.authors, facts, toPlace, report);
  const section = readSection(given.section, facts, toPlace, report);
  const tags = readTags(given.tags ?? [], facts, toPlace, report);
  const aliases = readAliases(given.aliases, toPlace, report);
  const id = toPermanentId(given, facts.authority, slug);
  const image = readImage(given.image, file, linkContext, toPlace, report);
  const attached = readAttachments(given.attachments ?? [], file, linkContext, toPlace, report);
  const rendering = renderMarkdown(
    { text: body ?? '', line: bodyLine, file, slug, language },
    linkContext,
    report,
  );
  if (rendering === null) return null;
  if (body !== null && isEmpty(rendering.tree)) {
    report('empty-body', { line: bodyLine, column: 1 }, 'the article has no text and no media');
  }

  const { title } = given;
  const { published, updated, removed } = dates;
  const article: Article | null =
    title === undefined || published === null
      ? null
      : {
          file,
          slug,
          id,
          aliases: aliases.map(({ path }) => path),
          link: given.canonical ?? linkContext.origin + toArticlePath(slug),
          title,
          published,
          updated,
          removed,
          // A body of pictures alone has no text of its own.
          summary: given.summary ?? (toSummary(rendering.tree, language) || title),
          authors,
          section,
          tags: tags.map((tag) => tag.slug),
          language,
          image: image?.image ?? null,
          attachments: attached.attachments,
          ...toOwnMembers(given),
          markdown: rendering.markdown,
          html: rendering.html,
          words: countWords(rendering.tree, language),
        };
  return {
    file,
    slug: named ? slug : null,
    id,
    idPlace: given.id === undefined ? null : toPlace(['id']),
    aliases,
    draft: given.draft ?? false,
    tags,
    anchors: [...rendering.anchors],
    references: rendering.references,
    media: [
      ...(image?.file ? [image.file] : []),
      ...attached.files,
      ...rendering.media.map((medium) => medium.file),
    ],
    article,
  };
}

// Drafts, for `npm start` alone: rendered apart from what is published, into a file of their own.
import path from 'node:path';
import { toMediaPath } from '../catalog/media.ts';
import { toMoment } from '../catalog/moment.ts';
import type { Read } from './build-context.ts';
import { toFactsKey } from './cache/surroundings.ts';
import type { Content } from './content/content.ts';
import { areSame, recordDependencies } from './content/dependencies.ts';
import type { FileReading } from './content/file-reading.ts';
import { readArticle } from './content/read-article.ts';
import type { RenderContext } from './content/read-content.ts';
import { readBytes } from './files/read-bytes.ts';
import type { Waiting } from './options.ts';
import {
  type DraftMedium,
  type KnownDraft,
  readPreviewFile,
  writePreviewFile,
} from './output/preview-file.ts';
import { toAbout } from './output/records.ts';
import { toHash } from './render/render-article.ts';

/** What is wrong with drafts has been reported. */
const silent = (): void => undefined;

/**
 * Writes the drafts among these files. Those that would be rendered to the same as before are not
 * rendered again; `code` is the hash of the code that renders.
 */
export function writeDrafts(
  out: string,
  code: string,
  { files, draftPages, renderContext }: Pick<Read, 'files' | 'draftPages' | 'renderContext'>,
): void {
  if (renderContext === null) return;
  const { linkContext, settings } = renderContext;
  const slugs = toHash(Buffer.from(JSON.stringify([...linkContext.written])));
  const key = `${code} ${slugs} ${toFactsKey(settings.facts)}`;
  const before = readPreviewFile(out);
  const known = new Map(before.drafts.map((one) => [one.draft.file, one]));
  const drafts = files.filter(isDraft).flatMap(({ file }): readonly KnownDraft[] => {
    const bytes = readBytes(path.join(linkContext.folder.root, file), silent);
    if (bytes === null) return [];
    const hash = toHash(bytes);
    const found = before.key === key ? known.get(file) : undefined;
    const isSame = found?.hash === hash && areSame(found.dependencies, linkContext, settings.facts);
    return isSame ? [found] : renderDraft(file, bytes, hash, renderContext);
  });
  const pages = draftPages.flatMap(({ file, page, media }) =>
    page === null
      ? []
      : [
          {
            media: toDraftMedia(
              media.map(({ source }) => source),
              renderContext,
            ),
            page: { file, ...page },
          },
        ],
  );
  writePreviewFile(out, { key, drafts, pages });
}

/** How many articles and pages readers do not see yet. */
export function toWaiting(
  { files, draftPages }: Pick<Read, 'files' | 'draftPages'>,
  { articles, site }: Content,
  now: number,
): Waiting {
  const due = articles.findIndex(({ reading }) => reading.published > now);
  const next = articles[due]?.reading.published;
  return {
    drafts: files.filter(isDraft).length + draftPages.length,
    scheduled: due < 0 ? 0 : articles.length - due,
    next: next === undefined ? null : toMoment(next, site.zone),
  };
}

function isDraft({ reading }: FileReading): boolean {
  return reading?.draft === true;
}

/** None where the file has changed meanwhile and is no article now; the next compile says why. */
function renderDraft(
  file: string,
  bytes: Uint8Array,
  hash: string,
  { linkContext, settings, now }: RenderContext,
): readonly KnownDraft[] {
  const recording = recordDependencies(linkContext, settings.facts);
  const whole = readArticle(file, bytes, recording.linkContext, recording.facts, now, silent);
  if (!whole?.article) return [];
  const { reading, article } = whole;
  const media = toDraftMedia(reading.media, { linkContext });
  const tags = reading.tags.map(({ slug: tag, written }) => ({ slug: tag, title: written }));
  const dependencies = recording.dependencies();
  const { slug, html, page } = article;
  const draft = { file, slug, about: toAbout(article), html, page, tags };
  return [{ hash, dependencies, media, draft }];
}

function toDraftMedia(
  sources: readonly string[],
  { linkContext }: Pick<RenderContext, 'linkContext'>,
): readonly DraftMedium[] {
  return [...new Set(sources)].map((source) => {
    const medium = linkContext.findMedium(source);
    return { path: toMediaPath(medium.file), source, type: medium.type };
  });
}

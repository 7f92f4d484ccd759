// Files that travel with an article: its image and its attachments.
import { posix } from 'node:path';
import type { Image } from '../../catalog/record.ts';
import type { Report } from '../diagnostics/rules.ts';
import { findFile } from '../files/folder.ts';
import type { MediaFile } from '../files/media.ts';
import type { LinkContext } from '../markdown/links.ts';
import { findSizes, toPictureSizes } from '../markdown/picture-sizes.ts';
import type { Article } from './article.ts';
import type { FrontMatter } from './front-matter.ts';
import { readPicture } from './pictures.ts';
import type { ToPlace } from './yaml-places.ts';

/** The article's image; null when it has none or, reported, a wrong one. */
export function readImage(
  image: FrontMatter['image'],
  file: string,
  linkContext: LinkContext,
  toPlace: ToPlace,
  report: Report,
): { readonly image: Image; readonly files: readonly MediaFile[] } | null {
  if (image === undefined) return null;
  const { folder, findMedium } = linkContext;
  const place = toPlace(['image', 'src']);
  const found = readPicture(folder, posix.dirname(file), image.src, findMedium, place, report);
  if (found === null) return null;
  const sizes = found.file === null ? [] : findSizes(findMedium(found.file.source), linkContext);
  const shown = { ...found.picture, alt: image.alt, sizes: toPictureSizes(sizes), isInText: false };
  const others = sizes.map((size) => size.file);
  return { image: shown, files: found.file === null ? [] : [found.file, ...others] };
}

/** The article's attachments, in order, and the files of them that must be published. */
export function readAttachments(
  attachments: NonNullable<FrontMatter['attachments']>,
  file: string,
  linkContext: LinkContext,
  toPlace: ToPlace,
  report: Report,
): { readonly attachments: Article['attachments']; readonly files: readonly MediaFile[] } {
  const files: MediaFile[] = [];
  const read = attachments.flatMap((attachment, index): Article['attachments'] => {
    const title = attachment.title ?? null;
    if ('url' in attachment) {
      const { url, type, length, duration = null } = attachment;
      return [{ url, type, length, title, duration, width: null, height: null }];
    }
    const place = toPlace(['attachments', index, 'file']);
    const path = findFile(linkContext.folder, posix.dirname(file), attachment.file, place, report);
    if (path === null) return [];
    const { file: published, ...medium } = linkContext.findMedium(path);
    files.push(published);
    return [{ ...medium, title }];
  });
  return { attachments: read, files };
}

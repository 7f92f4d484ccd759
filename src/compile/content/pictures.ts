// A picture that settings or front matter name: a file of the content folder or an absolute URL.
import type { Picture } from '../../catalog/site.ts';
import { quote } from '../diagnostics/hints.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import { type Folder, findFile } from '../files/folder.ts';
import type { MediaFile } from '../files/media.ts';
import { type FindMedium, toMediaType } from '../files/media.ts';
import { toWebAddress } from '../files/web-address.ts';

/**
 * Reads `written`, a path seen from the folder `from` or an absolute URL; null with a diagnostic
 * when there is no such file or it is no image. `file` is what must be published, if anything.
 */
export function readPicture(
  folder: Folder,
  from: string,
  written: string,
  findMedium: FindMedium,
  place: Place,
  report: Report,
): { readonly picture: Picture; readonly file: MediaFile | null } | null {
  const address = toWebAddress(written);
  if (address !== null) {
    const type = toMediaType(new URL(address).pathname);
    if (!type?.startsWith('image/')) return notImage(written, place, report);
    return { picture: { url: address, type, length: 0, width: null, height: null }, file: null };
  }
  const path = findFile(folder, from, written, place, report);
  if (path === null) return null;
  const { file, duration: _, ...picture } = findMedium(path);
  if (!picture.type.startsWith('image/')) return notImage(written, place, report);
  return { picture, file };
}

function notImage(written: string, place: Place, report: Report): null {
  report(
    'bad-value',
    place,
    `${quote(written)}: not an image; use a file with an image extension like .png`,
  );
  return null;
}

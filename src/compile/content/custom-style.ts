// The publication's own style, custom.css: the files that it names published, what browsers will not load reported.
import { join } from 'node:path';
import { quote } from '../diagnostics/hints.ts';
import { toTextPlace } from '../diagnostics/place-in-text.ts';
import { FILE_START, type Place, type Report } from '../diagnostics/rules.ts';
import { type Folder, findFile } from '../files/folder.ts';
import type { FindMedium, MediaFile } from '../files/media.ts';
import { readBytes } from '../files/read-bytes.ts';
import { toSourceText } from '../files/text-file.ts';

/** What a style refers to: something to be shown, or another style. */
export type StyleReference = { readonly kind: 'url' | 'import'; readonly url: string };

/**
 * Makes CSS small. `toUrl` says what stands in the place of an address; `fault` is told what is wrong, with the
 * place. Null where nothing can be made of it.
 */
export type BundleStyle = (
  css: string,
  toUrl: (reference: StyleReference) => string,
  fault: (place: Place, message: string) => void,
) => Promise<Uint8Array | null>;

export type CustomStyle = {
  /** Null where there is none. */
  readonly css: Uint8Array | null;
  readonly media: readonly MediaFile[];
};

const FILE = 'custom.css';

/** Fonts come from the site alone, by the policy of its pages. */
const FONT = /\.(?:woff2?|ttf|otf)$/iu;

export async function readCustomStyle(
  folder: Folder,
  findMedium: FindMedium,
  bundleStyle: BundleStyle,
  reportOf: (file: string) => Report,
): Promise<CustomStyle> {
  if (!folder.files.has(FILE)) return { css: null, media: [] };
  const report = reportOf(FILE);
  // A link may lead out of the folder.
  const own = findFile(folder, '', FILE, FILE_START, report);
  const bytes = own && readBytes(join(folder.root, own), report);
  const text = bytes && toSourceText(bytes, report);
  if (text === null) return { css: null, media: [] };
  const media: MediaFile[] = [];
  const toUrl = ({ kind, url }: StyleReference): string => {
    const place = toTextPlace(text, Math.max(0, text.indexOf(url)));
    const fault = toFault(kind, url);
    if (fault !== null) report('bad-style', place, `${quote(url)}: ${fault}`);
    if (fault !== null || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/iu.test(url)) return url;
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/su.exec(url) ?? [];
    const file = findFile(folder, '', path, place, report);
    if (file === null) return url;
    const medium = findMedium(file);
    media.push(medium.file);
    return new URL(medium.url).pathname + rest;
  };
  const css = await bundleStyle(text, toUrl, (place, message) =>
    report('bad-style', place, message),
  );
  return { css, media };
}

/** Why browsers load nothing from an address; null where they do. */
function toFault(kind: StyleReference['kind'], url: string): string | null {
  if (kind === 'import') return 'pages load one style; put what is in the other into custom.css';
  if (/^data:/iu.test(url)) return 'pages load nothing from data: addresses; use a file';
  const [path = ''] = url.split(/[?#]/u);
  if (/^https:/iu.test(url) && FONT.test(path)) {
    return 'pages load no fonts from other sites; put the file in the content folder';
  }
  if (/^http:|^\/\//iu.test(url)) return 'pages load from other sites over https: alone';
  return null;
}

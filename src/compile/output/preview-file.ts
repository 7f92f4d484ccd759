// The file of drafts that a compile for `npm start` writes beside the catalog. Whoever compiles a release
// removes it.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Draft, DraftPage } from '../../catalog/preview.ts';
import type { Dependencies } from '../content/dependencies.ts';

/** A file that a draft shows: its path in URLs, its place in the content folder, its media type. */
export type DraftMedium = {
  readonly path: string;
  readonly source: string;
  readonly type: string;
};

/** A draft with what it was rendered from: as long as that is the same, so is the draft. */
export type KnownDraft = {
  /** Of the bytes of its file. */
  readonly hash: string;
  readonly dependencies: Dependencies;
  readonly media: readonly DraftMedium[];
  readonly draft: Draft;
};

/** A page that is a draft, with what it shows. It is rendered by every compile. */
export type KnownDraftPage = {
  readonly media: readonly DraftMedium[];
  readonly page: DraftPage;
};

export type PreviewFile = {
  /** The code and the settings that the drafts were rendered with. */
  readonly key: string;
  readonly drafts: readonly KnownDraft[];
  readonly pages: readonly KnownDraftPage[];
};

/** Below the output folder; not among the assets, so that it is never uploaded. */
const FILE = 'preview.json';

const NONE: PreviewFile = { key: '', drafts: [], pages: [] };

/** No drafts where there is no file, or one that is damaged. */
export function readPreviewFile(out: string): PreviewFile {
  try {
    const file = JSON.parse(readFileSync(path.join(out, FILE), 'utf8')) as PreviewFile;
    return Array.isArray(file.drafts) && Array.isArray(file.pages) ? file : NONE;
  } catch {
    return NONE;
  }
}

/** Whole or not at all. */
export function writePreviewFile(out: string, file: PreviewFile): void {
  const written = path.join(out, `${FILE}.new`);
  writeFileSync(written, JSON.stringify(file));
  renameSync(written, path.join(out, FILE));
}

export function removePreviewFile(out: string): void {
  for (const end of ['', '.new']) rmSync(path.join(out, FILE + end), { force: true });
}

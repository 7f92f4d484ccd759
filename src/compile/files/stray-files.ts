// Files that an editor may take for published although nothing reads them.
import { FILE_START, type Report } from '../diagnostics/rules.ts';
import type { Folder } from './folder.ts';
import { isMarkdown } from './ids.ts';
import type { MediaFile } from './media.ts';

/** Reports files among articles and pages that are neither these nor `media`, and Markdown elsewhere. */
export function reportStrays(
  { files }: Folder,
  media: readonly MediaFile[],
  reportOf: (file: string) => Report,
): void {
  const used = new Set(media.map(({ source }) => source));
  for (const file of files) {
    const message = toStrayFault(file);
    if (message === null || used.has(file)) continue;
    reportOf(file)('stray-file', FILE_START, message);
  }
}

function toStrayFault(file: string): string | null {
  const article = isMarkdown(file);
  if (file.startsWith('articles/')) {
    if (article) return null;
    if (file.endsWith('.mdx')) {
      return 'this file is not used; run "npm run import" to convert MDX to Markdown';
    }
    return 'this file is not used; articles must end in .md or .markdown';
  }
  if (file.startsWith('pages/')) {
    return article ? null : 'this file is not used; pages must end in .md or .markdown';
  }
  if (!article || file.startsWith('media/') || file === 'README.md') return null;
  return 'this file is not used; articles must be in the folder "articles", other pages in "pages"';
}

// Pages beside the articles as they are stored: what the catalog has of them, and a document for each.
import type { StaticPage, StoredPage } from '../catalog/static-page.ts';
import { toContentName } from '../http/digest.ts';
import type { Content } from './content/content.ts';
import type { OutputFile } from './output/write.ts';

export type StoredPages = {
  readonly files: readonly OutputFile[];
  readonly pages: readonly StaticPage[];
};

export async function toStoredPages(pages: Content['pages']): Promise<StoredPages> {
  const stored = await Promise.all(
    pages.map(async ({ html, page, mediaOrigins: _, ...about }) => {
      const bytes = Buffer.from(JSON.stringify({ html, page } satisfies StoredPage));
      const document = await toContentName(bytes, 'page');
      return {
        file: { path: `assets/documents/${document}`, bytes },
        page: { ...about, document },
      };
    }),
  );
  return { files: stored.map(({ file }) => file), pages: stored.map(({ page }) => page) };
}

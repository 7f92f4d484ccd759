// Pictures of pages, for people to look at. Nobody looks at them in a gate, where they would take minutes.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from '../root.ts';

/** A folder that git ignores. */
const FOLDER = path.join(ROOT, '.wrangler/screenshots');

/** Where the pictures go; null unless the variable `SCREENSHOTS` asks for them. */
export const SCREENSHOTS = process.env['SCREENSHOTS'] === undefined ? null : FOLDER;

/** Writes a picture of a page, from its top to its end. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  if (SCREENSHOTS === null) return;
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENSHOTS, name), fullPage: true });
}

// Loads the page again, at the place to which it is scrolled: browsers see to that.
import { VERSION_PATH } from '../../catalog/preview.ts';

let isAsked = false;

/**
 * Loads the page again, as soon as somebody sees it, if it would be of another version then. What a page
 * hears may be late, and of a server that has ended since: a page that believed it might load for ever.
 */
export async function reloadUnlessNewest(version: string | null): Promise<void> {
  const newest = await findNewest();
  if (isAsked || newest === null || newest === version) return;
  isAsked = true;
  if (!document.hidden) location.reload();
  else document.addEventListener('visibilitychange', () => location.reload(), { once: true });
}

/** Null where there is nobody to tell. */
async function findNewest(): Promise<string | null> {
  try {
    const response = await fetch(VERSION_PATH, { cache: 'no-store' });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

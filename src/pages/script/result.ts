// The result of a form, taken from the page that the server has for it.
import { showButtons } from './copy.ts';

/** Shows the result of a URL, which is the state. Where it cannot be had this way, the browser goes there itself. */
export async function showResult(url: string, signal: AbortSignal): Promise<void> {
  try {
    const response = await fetch(url, { signal, headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = page.getElementById('result');
    const result = document.getElementById('result');
    if (fresh === null || result === null) throw new Error('the page has no result');
    showButtons(fresh);
    keepInPlace(document.activeElement, () => result.replaceChildren(...fresh.childNodes));
    // A filter by language is answered in that language.
    const { lang, dir } = page.documentElement;
    Object.assign(result, { lang, dir });
    announce(page.getElementById('count')?.textContent ?? '');
    document.title = page.title;
    history.replaceState(null, '', url);
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'AbortError') return;
    location.assign(url);
  }
}

/** What is chosen from may stand below what changes: it stays where it is in the window. */
function keepInPlace(element: Element | null, change: () => void): void {
  const before = element?.getBoundingClientRect().top ?? 0;
  change();
  const after = element?.getBoundingClientRect().top ?? 0;
  scrollBy({ top: after - before, behavior: 'instant' });
}

/** Screen readers tell what changes within an element that was there before. */
function announce(text: string): void {
  const count = document.getElementById('count');
  if (count !== null) count.textContent = text;
}

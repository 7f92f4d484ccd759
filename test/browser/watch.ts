// What a page does that nobody sees: what it asks for, complains about, is denied, and moves.
import type { Page } from 'playwright-core';

export type Observed = {
  /** What the console says as warnings and errors, and exceptions that nothing caught. */
  readonly complaints: readonly string[];
  /** URLs beyond the origin. */
  readonly outside: readonly string[];
  /** What the Content-Security-Policy denied. */
  readonly denied: readonly string[];
  /** All layout shifts, each with what moved: where it was, and where it is. */
  readonly moves: readonly string[];
  readonly cookies: readonly string[];
};

/** What the script inside the page writes down. */
type Notes = { readonly moves: string[]; readonly denied: string[] };

/** Layout Instability §3.2 and §3.3; not among TypeScript's types of the browser. */
type LayoutShift = PerformanceEntry & {
  readonly value: number;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
};

declare global {
  interface Window {
    notes?: Notes;
  }
}

/** Must be called before the page goes anywhere. */
export async function watch(page: Page): Promise<() => Promise<Observed>> {
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning';
    const { url } = message.location();
    // Chromium complains of every page that is answered with an error, as it should be.
    const isAboutPage = url === page.url() && message.text().startsWith('Failed to load resource');
    if (isComplaint && !isAboutPage) complaints.push(message.text());
  });
  page.on('pageerror', (fault) => complaints.push(fault.message));
  page.on('request', (request) => asked.push(request.url()));
  await page.addInitScript(takeNotes);
  return async () => {
    const { origin } = new URL(page.url());
    await waitUntilStill(page);
    const notes = await page.evaluate(() => window.notes);
    if (notes === undefined) throw new Error('the page was not watched');
    const cookies = await page.context().cookies();
    return {
      complaints,
      outside: asked.filter((url) => new URL(url).origin !== origin && !url.startsWith('data:')),
      denied: notes.denied,
      moves: notes.moves,
      cookies: cookies.map(({ name }) => name),
    };
  };
}

/** Runs inside the page, before anything of its own. */
function takeNotes(): void {
  const notes: Notes = { moves: [], denied: [] };
  window.notes = notes;
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    notes.denied.push(`${violatedDirective}: ${blockedURI}`);
  });
  const name = (node: Node | null): string =>
    node instanceof Element ? node.outerHTML.replace(/>.*/s, '>') : (node?.nodeName ?? 'gone');
  const place = ({ x, y, width, height }: DOMRectReadOnly): string =>
    `${width}x${height} at ${x},${y}`;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LayoutShift[]) {
      const parts = entry.sources.map(
        ({ node, previousRect, currentRect }) =>
          `${name(node)} from ${place(previousRect)} to ${place(currentRect)}`,
      );
      notes.moves.push(`${entry.value}: ${parts.join('; ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Until what is there by now has been shown. */
export async function paint(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const _ of ['before', 'after']) await new Promise((done) => requestAnimationFrame(done));
  });
}

/** Until all of it was in view once, all pictures are there, and two frames were painted. */
async function waitUntilStill(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
      scrollTo({ top, behavior: 'instant' });
      await frame();
    }
    const pictures = [...document.images].filter((picture) => picture.checkVisibility());
    const hasEnded = (picture: HTMLImageElement) =>
      picture.complete ||
      new Promise((resolve) => {
        picture.addEventListener('load', resolve, { once: true });
        picture.addEventListener('error', resolve, { once: true });
      });
    await Promise.all(pictures.map(hasEnded));
    scrollTo({ top: 0, behavior: 'instant' });
  });
  await paint(page);
  await page.waitForLoadState('networkidle');
}

// The form of the front page, as people use it: a group is opened before a box of it is clicked.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { BuilderField } from '../../src/query/builder-form.ts';

/** A box: the field it belongs to, and its value. */
export type Box = readonly [field: BuilderField, value: string];

/** What is chosen, and the same filter as feeds and the API say it. */
export type ChoiceRow = {
  readonly what: string;
  readonly boxes: readonly Box[];
  readonly search: string;
};

export const CHOICES: readonly ChoiceRow[] = [
  {
    what: 'any of two tags',
    boxes: [
      ['any', 'feeds'],
      ['any', 'http'],
    ],
    search: '?tag=feeds,http',
  },
  {
    what: 'all of two tags',
    boxes: [
      ['all', 'feeds'],
      ['all', 'http'],
    ],
    search: '?tag=feeds&tag=http',
  },
  { what: 'none of a tag', boxes: [['none', 'c++']], search: '?not=c%2B%2B' },
  { what: 'one tag', boxes: [['any', 'c++']], search: '?tag=c%2B%2B' },
  { what: 'a section', boxes: [['section', 'web']], search: '?section=web' },
  { what: 'an author', boxes: [['author', 'web-desk']], search: '?author=web-desk' },
  { what: 'a language', boxes: [['lang', 'de']], search: '?lang=de' },
  {
    what: 'some of each',
    boxes: [
      ['any', 'feeds'],
      ['any', 'polling'],
      ['all', 'http'],
      ['none', 'caching'],
      ['section', 'web'],
      ['section', 'publishing'],
      ['author', 'web-desk'],
      ['lang', 'en'],
    ],
    search:
      '?tag=feeds,polling&tag=http&not=caching&section=publishing,web&author=web-desk&lang=en',
  },
];

/** The path of the form with these boxes ticked, as a browser submits it. */
export function toFormPath(boxes: readonly Box[]): string {
  const search = new URLSearchParams(boxes.map(([field, value]) => [field, value]));
  return boxes.length === 0 ? '/' : `/?${search}`;
}

export function findBox(page: Page, [field, value]: Box): Locator {
  return page.locator(`#builder input[type="checkbox"][name="${field}"][value="${value}"]`);
}

/** Clicks a box by its label, in a group that is open. */
export async function click(page: Page, box: Box): Promise<void> {
  const input = findBox(page, box);
  await reveal(input);
  await input.locator('xpath=ancestor::label').click();
}

/** Opens what is folded around an element, from the outside in. */
export async function reveal(element: Locator): Promise<void> {
  const folded = element.locator('xpath=ancestor::details[not(@open)]');
  while ((await folded.count()) > 0) await toHandle(folded.first()).click();
}

/** What opens and closes a folded part. */
export function toHandle(folded: Locator): Locator {
  return folded.locator('> summary');
}

/** Waits until the address bar says so, the boxes in any order, and all of the page is there. */
export async function reach(page: Page, origin: string, boxes: readonly Box[]): Promise<void> {
  const wanted = toState(origin + toFormPath(boxes));
  await expect.poll(() => toState(page.url())).toEqual(wanted);
  await page.waitForLoadState('load');
}

function toState(url: string): readonly string[] {
  const { origin, pathname, searchParams } = new URL(url);
  return [origin + pathname, ...[...searchParams].map((pair) => pair.join('=')).toSorted()];
}

/** Waits until these boxes are ticked, and no others. */
export async function expectTicked(page: Page, boxes: readonly Box[]): Promise<void> {
  const ticked = page.locator('#builder input[type="checkbox"]:checked');
  const read = (): Promise<string[]> =>
    ticked.evaluateAll((inputs) =>
      inputs.map((input) =>
        input instanceof HTMLInputElement ? `${input.name}=${input.value}` : '',
      ),
    );
  const wanted = boxes.map((box) => box.join('='));
  await expect.poll(async () => (await read()).toSorted()).toEqual(wanted.toSorted());
}

/** How many articles the result speaks of. */
export async function readCount(page: Page): Promise<number> {
  const text = await page.locator('#result').innerText();
  // A list of German articles is in German.
  return Number(/(\d+) (?:articles?|Artikel)\b/.exec(text)?.[1]);
}

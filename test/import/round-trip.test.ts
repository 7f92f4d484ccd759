// A feed of ours, moved into an empty site, gives feeds that say the same.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseJsonFeed } from 'feedsmith';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ConvertAll } from '../../src/import/conversion.ts';
import { clean } from '../../src/import/html/clean.ts';
import { convert } from '../../src/import/html/convert.ts';
import { normalise } from '../../src/import/html/normalise.ts';
import { toForm } from '../../src/import/html/rendering.ts';
import { planImport } from '../../src/import/import.ts';
import { feed } from '../../src/import/sources/feed.ts';
import { writeImport } from '../../src/import/write.ts';
import { ask, type Publication, publish } from '../feed/publication.ts';
import { readWhole } from '../read-content.ts';
import { ROOT } from '../root.ts';

const ORIGIN = 'https://feeds.example.org';
const NOW = Date.parse('2026-12-01T00:00:00Z') / 1000;
const FORMATS = ['rss', 'atom', 'json'] as const;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'round-'));
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await rm(folder, { recursive: true });
});

describe.each(FORMATS)('by %s', (format) => {
  test.each(['content', 'test/fixtures/content/valid', 'test/fixtures/content/notes'])(
    '%s comes back',
    async (below) => {
      const before = await read(join(ROOT, below));
      const after = await move(before, format);
      const items = await toItems(after);
      const carried = format === 'json' ? items : withoutDurations(items);
      expect(carried).toEqual(toCarried(await toItems(before), format));
    },
  );

  test('any articles come back', async () => {
    const property = fc.asyncProperty(toSiteArbitrary(), async (articles) => {
      const before = await read(await writeSite(articles));
      const after = await move(before, format);
      expect(await toItems(after)).toEqual(toCarried(await toItems(before), format));
    });
    await fc.assert(property, { numRuns: 8, endOnFailure: true });
  });
});

async function read(content: string): Promise<Publication> {
  const options = { folder: content, shown: 'content', origin: ORIGIN, now: NOW };
  const { content: found, diagnostics } = await readWhole(options);
  if (found === null) throw new Error(JSON.stringify(diagnostics, null, 2));
  return publish(found);
}

/** Imports the feed of a publication, and all documents before it, into a new folder. */
async function move(
  publication: Publication,
  format: (typeof FORMATS)[number],
): Promise<Publication> {
  vi.stubGlobal('fetch', async (url: string) => {
    const { search } = new URL(url);
    return new Response(await publication.render(format, ask(publication, search, null, NOW), NOW));
  });
  const out = await mkdtemp(join(folder, 'out-'));
  const file = format === 'json' ? 'feed.json' : `${format}.xml`;
  const place = `${ORIGIN}/${file}`;
  const convertAll: ConvertAll = async (bodies) => bodies.map(convert);
  const planned = await planImport({ source: feed, place, out, now: NOW, convertAll });
  await writeImport(out, planned);
  return await read(out);
}

type Item = {
  readonly title?: string;
  readonly external_url?: string;
  readonly attachments?: readonly {
    readonly title?: string;
    readonly duration_in_seconds?: number;
  }[];
};

/**
 * What a feed can say: RSS has no titles of files, and readers take references in its titles for HTML. Links to files
 * have no duration in Atom, nor has the enclosure of RSS. What a post is about is `related` in Atom, as other things are.
 */
function toCarried(items: readonly Item[], format: (typeof FORMATS)[number]): readonly Item[] {
  if (format === 'json') return items;
  return withoutDurations(items).map(({ attachments, external_url: _, ...item }) => {
    if (format === 'atom') return { ...item, ...(attachments && { attachments }) };
    const files = attachments?.map(({ title: _, ...file }) => file);
    const title = item.title?.replace('&amp;', '&');
    return { ...item, ...(title && { title }), ...(files && { attachments: files }) };
  });
}

function withoutDurations(items: readonly Item[]): readonly Item[] {
  return items.map(({ attachments, ...item }) => {
    const files = attachments?.map(({ duration_in_seconds: _, ...file }) => file);
    return { ...item, ...(files && { attachments: files }) };
  });
}

/** What readers get of each article. */
async function toItems(publication: Publication): Promise<readonly Item[]> {
  const query = { ...ask(publication, '', null, NOW), limit: 50 };
  const { items = [] } = parseJsonFeed(await publication.render('json', query, NOW));
  return items.map(({ url: _, content_html = '', authors = [], image, ...item }) => ({
    ...item,
    image,
    authors: authors.map(({ name }) => name),
    html: toForm(normalise(clean(content_html, null, () => undefined))),
  }));
}

type Draft = {
  readonly title: string;
  readonly day: number;
  readonly tags: readonly string[];
  readonly authors: readonly string[];
  readonly body: readonly string[];
};

async function writeSite(articles: readonly Draft[]): Promise<string> {
  const site = await mkdtemp(join(folder, 'site-'));
  await mkdir(join(site, 'articles'));
  const settings = {
    ...{ title: 'Hens', description: 'Of hens', url: ORIGIN, language: 'en', zone: 'UTC' },
    ...{ authority: 'example.org,2026', founded: '2020-01-01' },
    authors: { jo: { name: 'Jo & <Co>' }, kim: { name: 'Kim ]]>' } },
  };
  await writeFile(join(site, 'site.yaml'), JSON.stringify(settings));
  for (const [index, { title, day, tags, authors, body }] of articles.entries()) {
    const date = new Date(Date.UTC(2024, 0, day, 1, 2, 3)).toISOString();
    const front = { title, date, tags, authors };
    const text = `---\n${JSON.stringify(front)}\n---\n${body.join('\n\n')}\n`;
    await writeFile(join(site, 'articles', `hen-${index}.md`), text);
  }
  return site;
}

function toSiteArbitrary(): fc.Arbitrary<readonly Draft[]> {
  const words = fc.constantFrom(
    'Hens & ducks',
    'a <b> c',
    '"q" \'r\'',
    '漢字',
    'x ]]> y',
    '&amp;',
    '1. #',
    'é—ü',
  );
  const block = fc.constantFrom(
    ...['One *two* **three** `four`.', '## Five\n\ntext', '- a\n- b\n  - c', '1. x\n\n   y\n2. z'],
    ...['```js\na\n\n  <b> ```` c\n```', '> q\n>\n> r', '| A | B |\n|:-:|---|\n| 1\\|2 | *x* |'],
    ...[
      'Note[^n].\n\n[^n]: The note.',
      '- [x] done\n- [ ] open',
      '> [!WARNING]\n> Mind.',
      'a\\\nb',
      'a\n\n---\n\nb',
    ],
    ...[
      '日本**「語」**です <kbd>x</kbd> H<sub>2</sub>O',
      '<details><summary>s</summary>\n\ntext\n\n</details>',
    ],
    ...[
      '[l](https://l.example/?a=1&b=2 "t") <https://m.example/>',
      '![i](https://i.example/a.png)',
    ],
    ...[
      '<figure><img src="https://i.example/b.png" alt=""><figcaption>c</figcaption></figure>',
      '$a_1$ {{ x }}',
    ],
    ...['<dl><dt>t</dt><dd>d</dd></dl>', '<video src="https://i.example/v.mp4" controls></video>'],
  );
  const draft = fc.record({
    title: words,
    day: fc.integer({ min: 1, max: 800 }),
    tags: fc.uniqueArray(
      words.filter((word) => !word.includes('amp')),
      { maxLength: 3 },
    ),
    authors: fc.constantFrom(['jo'], ['kim'], ['jo', 'kim']),
    body: fc.uniqueArray(block, { minLength: 1, maxLength: 6 }),
  });
  return fc.uniqueArray(draft, { minLength: 1, maxLength: 45, selector: ({ day }) => day });
}

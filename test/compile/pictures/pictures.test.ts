// Which pictures a compile draws, which it does not draw again, and what the catalog says of them.
import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { imageSize } from 'image-size';
import { describe, expect, it } from 'vitest';
import { type Catalog, findSlug } from '../../../src/catalog/catalog.ts';
import { decodeCatalog } from '../../../src/catalog/file.ts';
import { findPicture } from '../../../src/catalog/social-pictures.ts';
import { MOST_PICTURES, planPictures } from '../../../src/compile/pictures/plan-pictures.ts';
import { readWhole, toPublished } from '../../read-content.ts';
import {
  expectCold,
  folder,
  list,
  NOW,
  out,
  replace,
  run,
  toText,
  useCorpus,
  write,
} from '../cache/corpus.ts';

useCorpus({ draws: true });

const OWN_PICTURE = 'image: {src: ../media/figure-01.png, alt: A figure}';

describe('a compile', () => {
  it('draws a picture for each article without one, and one for the site', async () => {
    await write('articles/pictured.md', withField('Pictured', OWN_PICTURE));
    await write('articles/showing.md', toText('Showing', '![A figure](../media/figure-01.png)'));
    await write('articles/gone.md', withField('Gone', 'removed: 2026-07-01'));
    await write('articles/hidden.md', withField('Hidden', 'unlisted: true'));
    await write('articles/draft.md', withField('Draft', 'draft: true'));
    await write('articles/later.md', toText('Later', 'Text.').replace('2026-06', '2027-06'));
    await run();
    const catalog = await readCatalog();
    const has = (slug: string): boolean => pictureOf(catalog, slug) !== null;
    expect(['pictured', 'showing', 'gone', 'hidden', 'later', 'target'].map(has)).toEqual([
      ...[false, false, false],
      ...[true, true, true],
    ]);
    const named = [...catalog.rows.slugs].map((slug) => pictureOf(catalog, slug));
    const all = [...named, catalog.files.picture].filter((one) => one !== null);
    const files = (await list(path.join(out, 'assets'))).filter((one) =>
      one.endsWith('social.png'),
    );
    expect([...new Set(all)].toSorted()).toEqual(files.map((file) => `/${file}`));
  });

  it('draws none again, and writes none', async () => {
    await run();
    expect((await run()).done?.filesWritten).toBe(0);
  });

  type Edit = readonly [what: string, act: () => Promise<void>, changes: readonly string[] | 'all'];

  it.each<Edit>([
    ['text', () => replace('articles/target.md', 'Text.', 'Test.'), []],
    ['title', () => replace('articles/target.md', 'title: Target', 'title: Aim'), ['target']],
    ['tag', () => replace('articles/target.md', 'tags: [', 'tags: [More, '), []],
    ['language', () => replace('articles/target.md', 'tags:', 'language: de\ntags:'), []],
    ['name of an author', () => replace('site.yaml', 'Ada Lovelace', 'Augusta Ada King'), 'all'],
    ['title of the site', () => replace('site.yaml', 'title: ', 'title: The '), 'all'],
    ['description of the site', () => replace('site.yaml', 'description: ', 'description: A '), []],
    ['accent', () => replace('site.yaml', 'zone:', 'theme: {accent: "#8a4b00"}\nzone:'), 'all'],
    ['hub', () => replace('site.yaml', 'zone:', 'hub: https://hub.example.org/\nzone:'), []],
  ])('draws again what has another %s on it, as a cold one does', async (_, act, changes) => {
    await write('articles/other.md', toText('Other', 'Text.'));
    await run();
    const before = await readCatalog();
    await act();
    const warm = await run();
    const after = await readCatalog();
    const slugs = ['target', 'earlier', 'other'];
    const changed = slugs.filter((slug) => pictureOf(before, slug) !== pictureOf(after, slug));
    expect(changed).toEqual(changes === 'all' ? slugs : changes);
    await expectCold(warm);
  });

  it.each<readonly [string, (file: string) => Promise<void>]>([
    ['is gone', (file) => rm(file)],
    ['is cut', (file) => truncate(file, 10)],
    ['is another', (file) => writeFile(file, 'another')],
  ])('draws one again whose file %s', async (_, damage) => {
    await run();
    const file = path.join(out, 'assets', pictureOf(await readCatalog(), 'target') ?? '');
    await damage(file);
    await expectCold(await run());
  });

  it('leaves no picture that no article has', async () => {
    await run();
    const before = await readCatalog();
    await replace('articles/target.md', 'title: Target', `title: Target\n${OWN_PICTURE}`);
    await run();
    const file = path.join(out, 'assets', pictureOf(before, 'target') ?? '');
    await expect(readFile(file)).rejects.toThrow('ENOENT');
    expect((await readCatalog()).rows.pictures.positions).toHaveLength(
      before.rows.pictures.positions.length - 1,
    );
  });

  it('draws the icon of the site, whatever its bytes are', async () => {
    const broken = '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect</svg>';
    await writeFile(path.join(folder, 'media/broken.svg'), broken);
    const icons = ['media/figure-01.png', 'media/broken.svg', 'https://cdn.example.org/i.png'];
    const pictures: (string | null)[] = [];
    const isDrawn: boolean[] = [];
    for (const [index, icon] of icons.entries()) {
      await replace('site.yaml', `icon: ${icons[index - 1] ?? icon}`, `icon: ${icon}`);
      const warm = await run();
      const catalog = await readCatalog();
      pictures.push(pictureOf(catalog, 'target'));
      isDrawn.push(catalog.files.icons !== null);
      expect((await run()).done?.filesWritten).toBe(0);
      await expectCold(warm);
    }
    // Without one it is the same, for whatever reason.
    expect(new Set(pictures).size).toBe(2);
    expect(pictures[1]).toBe(pictures[2]);
    expect(isDrawn).toEqual([true, false, false]);
  });
});

describe('the icon of the site', () => {
  it.each([
    ['of its own', 'icon: media/figure-01.png\n'],
    ['of Tagwire, where it has none', ''],
  ])('is drawn in all sizes: %s', async (_, line) => {
    await replace('site.yaml', 'icon: media/figure-01.png\n', line);
    await run();
    const { icons } = (await readCatalog()).files;
    const looked = Object.entries(icons ?? {}).map(async ([key, file]) => {
      const bytes = await readFile(path.join(out, 'assets', file));
      const { width, height } = imageSize(bytes);
      return [key, (await fileTypeFromBuffer(bytes))?.ext, width, height];
    });
    expect(await Promise.all(looked)).toEqual([
      ['favicon', 'ico', 32, 32],
      ['small', 'png', 32, 32],
      ['touch', 'png', 180, 180],
      ['medium', 'png', 192, 192],
      ['large', 'png', 512, 512],
      ['maskable', 'png', 512, 512],
    ]);
  });
});

it('is planned for the newest articles alone, so that a large site has not too many files', async () => {
  const { content } = await readWhole({ folder, shown: 'content', origin: null, now: NOW });
  const plain = content?.articles.find(({ image }) => image === null);
  if (content === null || plain === undefined) throw new Error('the corpus has an error');
  const [one] = toPublished([plain]);
  if (one === undefined) throw new Error('it is not published');
  const many = { ...content, articles: Array(MOST_PICTURES + 3).fill(one) };
  const planned = planPictures(many, () => 'Title');
  const positions = planned.map(({ position }) => position);
  expect([positions.length, positions[0], positions.at(-1)]).toEqual([
    ...[MOST_PICTURES, 3, MOST_PICTURES + 2],
  ]);
  // All would be drawn again for a description that none of them has on it.
  const described = { ...many, site: { ...content.site, description: 'Other' } };
  expect(planPictures(described, () => 'Title')[0]?.facts).toEqual(planned[0]?.facts);
  expect(planPictures(many, () => null)).toEqual([]);
});

function withField(title: string, field: string): string {
  return toText(title, 'Text.').replace('---\nText.', `${field}\n---\nText.`);
}

async function readCatalog(): Promise<Catalog> {
  const { buffer } = new Uint8Array(await readFile(path.join(out, 'catalog.bin')));
  return decodeCatalog(buffer);
}

function pictureOf({ rows }: Catalog, slug: string): string | null {
  const position = findSlug(rows, slug);
  if (position === null) throw new Error(`no article ${slug}`);
  return findPicture(rows.pictures, position);
}

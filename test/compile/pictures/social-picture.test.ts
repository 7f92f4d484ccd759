// Pictures beside links: their size and type, and that what is drawn on them is theirs alone.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { imageSize } from 'image-size';
import { describe, expect, it } from 'vitest';
import { COLOURS } from '../../../src/catalog/colours.ts';
import { createPainter, type Source } from '../../../src/compile/pictures/painter.ts';
import {
  drawSocialPicture,
  type PictureFacts,
} from '../../../src/compile/pictures/social-picture.ts';
import { ROOT } from '../../root.ts';

const ICON: Source = { src: 'icon', data: readFileSync(path.join(ROOT, 'src/pages/icon.svg')) };

const FACTS: PictureFacts = {
  title: 'What is a feed?',
  language: 'en',
  section: 'Basics',
  authors: ['Ada Lovelace', 'Grace Hopper'],
  site: { title: 'The Journal', language: 'en' },
  description: null,
  accent: '#0a5c66',
  font: null,
};

const painter = createPainter();
const drawBytes = async (more: Partial<PictureFacts>, by = painter): Promise<Uint8Array> =>
  await drawSocialPicture(by, { ...FACTS, ...more }, ICON);
const draw = async (more: Partial<PictureFacts>, by = painter): Promise<string> =>
  toHash(await drawBytes(more, by));

function toHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What stands in the place of a title that cannot be drawn. */
const NO_TITLE: Partial<PictureFacts> = { title: '\u{E000}', language: 'en' };

const TITLES: readonly (readonly [language: string, title: string])[] = [
  ['en', 'What is a feed?'],
  ['de', 'Rechtsschutzversicherungsgesellschaften im Vergleich: Größe & Maß'],
  ['fr', 'Où lire « l’actualité » sans compte ?'],
  ['pl', 'Źródła, które łączą'],
  ['tr', 'Işık, çığ ve İstanbul'],
  ['vi', 'Nguồn cấp dữ liệu là gì?'],
  ['ru', 'Что такое лента?'],
  ['el', 'Τι είναι μια ροή;'],
  ['ar', 'ما هي الخلاصة، وكيف تعمل RSS 2.0؟'],
  ['fa', 'خوراک چیست و می‌خوانیم'],
  ['he', 'מהי הזנה?'],
  ['hi', 'फ़ीड क्या है?'],
  ['zh-Hans', '什么是订阅源？'],
  ['zh-Hant', '什麼是訂閱源？'],
  ['ja', 'フィードとは何か、骨子と直感'],
  ['ko', '피드란 무엇인가?'],
  ['en', '東京 in an English title'],
];

describe('a social picture', () => {
  it.each(TITLES)(
    'is a PNG of 1200 × 630 pixels with its title: %s, %s',
    async (language, title) => {
      const bytes = await drawBytes({ language, title });
      expect(await fileTypeFromBuffer(bytes)).toEqual({ ext: 'png', mime: 'image/png' });
      expect(imageSize(bytes)).toMatchObject({ width: 1200, height: 630 });
      // What services fetch for a small picture beside a link.
      expect(bytes.length).toBeLessThan(100_000);
      expect(toHash(bytes)).not.toBe(await draw({ ...NO_TITLE, language }));
    },
  );

  it.each<readonly [string, Partial<PictureFacts>]>([
    ['another title', { title: 'What is a read?' }],
    ['another section', { section: 'Advanced' }],
    ['no section', { section: null }],
    ['other authors', { authors: ['Ada Lovelace'] }],
    ['what the site is about', { description: 'About the open web.' }],
    ['another name of the site', { site: { ...FACTS.site, title: 'The Diary' } }],
    ['a site that runs the other way', { site: { ...FACTS.site, language: 'ar' } }],
    ['another accent', { accent: '#8a4b00' }],
    ['a title without serifs', { font: 'sans' }],
    ['a text with serifs', { font: 'serif' }],
  ])('differs with %s', async (_, other) => {
    expect(await draw(other)).not.toBe(await draw({}));
  });

  it('differs with the icon, and may be without one', async () => {
    const data = Buffer.from(ICON.data).toString().replace('#0a5c66', '#ff0000');
    const other = { src: 'icon', data: Buffer.from(data) };
    const drawn = [ICON, other, null].map((icon) => drawSocialPicture(painter, FACTS, icon));
    expect(new Set((await Promise.all(drawn)).map(toHash)).size).toBe(3);
  });

  it('has the letters of its language: Chinese characters are others in Japanese', async () => {
    const drawn = ['ja', 'zh-Hans', 'zh-Hant'].map((language) =>
      draw({ language, title: '直骨返' }),
    );
    expect(new Set(await Promise.all(drawn)).size).toBe(3);
  });

  it('is the same whatever was drawn before, and is drawn meanwhile', async () => {
    const alone = await Promise.all(
      TITLES.map(([language, title]) => draw({ language, title }, createPainter())),
    );
    const among = createPainter();
    const both = [...TITLES.entries(), ...[...TITLES.entries()].toReversed()];
    const drawn = both.map(async ([index, [language, title]]) => {
      expect([title, await draw({ language, title }, among)]).toEqual([title, alone[index]]);
    });
    await Promise.all(drawn);
  });

  it.each([
    ['Release 2.0 🎉', 'Release 2.0'],
    ['👩🏽‍💻 Code, and 🇩🇪 flags', 'Code, and flags'],
    ['A\u00ADB \u200Bzero\uFEFF  width', 'AB zero width'],
  ])('leaves out what is no letter: %j', async (title, same) => {
    expect(await draw({ title })).toBe(await draw({ title: same }));
  });

  it.each([
    ['th', 'ฟีดคืออะไร'],
    ['ka', 'რა არის არხი'],
    ['am', 'ምግብ'],
    ['en', '🎉🎉'],
    ['en', 'A word in ไทย'],
  ])(
    'has the name of the site for a title that no font can write: %s, %s',
    async (language, title) => {
      expect(await draw({ language, title })).toBe(await draw({ ...NO_TITLE, language }));
    },
  );

  it('of a site whose name no font can write has its icon', async () => {
    const site = { ...FACTS.site, title: 'ฟีด' };
    const of = { title: null, section: null, authors: [], description: 'ไทย' };
    const picture = await draw({ ...of, site });
    expect(picture).toBe(await draw({ ...of, site: { ...site, title: 'ไทย' } }));
    expect(picture).not.toBe(await draw(of));
  });

  it.each([
    ['a word that no line holds', 'x'.repeat(400)],
    ['a text that no picture holds', 'Many words and more of them. '.repeat(1_000)],
    ['half a character', '\uD83D'],
    ['an end within a character', `${'x'.repeat(399)}😀`],
  ])('is drawn of %s', async (_, title) => {
    expect(imageSize(await drawBytes({ title }))).toMatchObject({ width: 1200, height: 630 });
  });
});

it('has the colours of the style sheet', () => {
  const style = readFileSync(path.join(ROOT, 'src/pages/style/base.css'), 'utf8');
  const toPair = (name: string) =>
    new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(style)?.slice(1);
  const [paper, dark] = toPair('paper') ?? [];
  expect(COLOURS).toEqual({
    paper,
    ink: toPair('ink')?.[0],
    soft: toPair('soft')?.[0],
    dark,
  });
});

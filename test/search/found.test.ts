// What a search finds in compiled articles, in the files that compile wrote.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSearchedSite, type Search, type SearchedSite, type Text } from './searched-site.ts';

const TEXTS: readonly Text[] = [
  {
    slug: 'feeds',
    date: '2026-01-01',
    title: 'Feeds for readers',
    text: 'A feed is published by the open web. Node.js reads it in real-time.',
  },
  {
    slug: 'publishing',
    date: '2026-01-02',
    text: 'Publishing is open.\n\nWeb pages come later, and categories, too.',
  },
  {
    slug: 'marks',
    date: '2026-02-01',
    text: 'A café in Ærø: **bo**ld words, `code_words`, a [link](https://example.org/hidden) & an <b>inset</b>.\n\n```js\nconst answer = 42;\n```\n\n| cell | other |\n|---|---|\n| left | right |\n',
  },
  { slug: 'tagged', date: '2026-02-03', text: 'Short.', more: ['tags: [rss]'] },
  {
    slug: 'german',
    date: '2026-03-01',
    language: 'de',
    text: 'Die Bücher der Börsen. Häuser und Regulierungen.',
  },
  { slug: 'french', date: '2026-03-02', language: 'fr', text: 'Égalité des marchés publiés.' },
  {
    slug: 'japanese',
    date: '2026-03-03',
    language: 'ja',
    text: '東京都庁で新しいRSSリーダーを発表した。',
  },
  { slug: 'chinese', date: '2026-03-04', language: 'zh', text: '中华人民共和国的网站订阅。' },
  { slug: 'thai', date: '2026-03-05', language: 'th', text: 'ข่าวภาษาไทยวันนี้' },
  { slug: 'russian', date: '2026-03-06', language: 'ru', text: 'Новые книги о рынках. Ёлка.' },
  { slug: 'one', date: '2026-03-07', text: 'A zeppelin.' },
  { slug: 'eins', date: '2026-03-08', language: 'de', text: 'Ein Zeppelin.' },
  { slug: 'two', date: '2026-03-09', text: 'Another zeppelin.' },
  { slug: 'unlisted', date: '2026-04-01', text: 'A feed nobody lists.', more: ['unlisted: true'] },
  { slug: 'removed', date: '2026-04-02', text: 'A feed withdrawn.', more: ['removed: 2026-05-01'] },
  { slug: 'future', date: '2027-01-01', text: 'A feed of tomorrow.' },
];

let site: SearchedSite;
let search: Search;

beforeAll(async () => {
  site = await createSearchedSite();
  await site.write(TEXTS);
  await site.compile();
  search = await site.open();
});

afterAll(() => site.end());

const FINDS: readonly (readonly [what: string, search: string, slugs: readonly string[]])[] = [
  ['a word', 'answer', ['marks']],
  ['a word in articles of several languages', 'zeppelin', ['one', 'eins', 'two']],
  ['any form of a word', 'feeds', ['feeds', 'future']],
  ['a form that no article has', 'publishes', ['feeds', 'publishing']],
  ['another form', 'category', ['publishing']],
  ['all of several words', 'open feed', ['feeds']],
  ['words in any order', 'web open', ['feeds', 'publishing']],
  ['a phrase', '"open web"', ['feeds']],
  ['no phrase over two paragraphs', '"open web pages"', []],
  ['a phrase of one word: that form alone', '"feeds"', ['feeds']],
  ['a name with a dot, as a phrase', 'node.js', ['feeds']],
  ['a word with a hyphen', 'real-time', ['feeds']],
  ['no phrase in the other order', '"time real"', []],
  ['what is without a word', 'open -web', []],
  ['what is without a phrase', 'open -"open web"', ['publishing']],
  ['a beginning', 'publ*', ['feeds', 'publishing', 'french']],
  ['a beginning longer than the stem', 'publishin*', ['publishing']],
  ['a beginning where the stem has another letter', 'categories*', ['publishing']],
  ['without a beginning', 'open -publish*', []],
  ['without accents what has them', 'cafe aero', ['marks']],
  ['with accents what has none', 'réal', ['feeds']],
  ['in any case', 'NODE', ['feeds']],
  ['a word that a mark divides', 'bold', ['marks']],
  ['an address in no text', 'hidden', []],
  ['a name of a tag', '"really simple"', ['tagged']],
  ['no phrase of cells', '"cell other"', []],
  ['German forms', 'Buch Börse', ['german']],
  ['German without umlauts', 'hauser regulierung', ['german']],
  ['French forms', 'egalite marché', ['french']],
  ['Russian forms', 'книга рынок елка', []],
  ['Russian forms of a stem', 'книга рынки', ['russian']],
  ['Japanese words', '東京', ['japanese']],
  ['Japanese words together', '東京都庁', ['japanese']],
  ['Latin words between Japanese ones', 'rss 発表', ['japanese']],
  ['Chinese words', '网站 订阅', ['chinese']],
  ['a beginning of one sign', '中*', ['chinese']],
  ['Thai words', 'ภาษาไทย', ['thai']],
  ['nothing that no article has', 'nowhere', []],
];

describe('a search finds', () => {
  it.each(FINDS)('%s: %s', async (_what, text, slugs) => {
    expect(await search.find(text)).toEqual(slugs);
  });

  it('all that is without a word, and nothing that lists do not show', async () => {
    const found = await search.find('-feed');
    expect(found).toContain('marks');
    expect(found).not.toContain('feeds');
    expect(found).not.toContain('unlisted');
  });

  it('an author by name', async () => {
    expect(await search.find('"ada lovelace"')).toHaveLength(TEXTS.length - 2);
  });
});

describe('relevance', () => {
  it('puts what has a word in its title before what has it in the text', async () => {
    const scores = await search.score('feed');
    expect(scores.get('feeds')).toBeGreaterThan(scores.get('future') ?? 0);
  });

  it('gives a rare word more than a frequent one', async () => {
    const [rare, frequent] = [await search.score('answer'), await search.score('a')];
    expect(rare.get('marks')).toBeGreaterThan(frequent.get('marks') ?? 0);
  });
});

describe('an index that cannot be read', () => {
  it('is no answer where a file is missing', async () => {
    const broken = await site.open(() => ({
      fetch: async () => new Response(null, { status: 404 }),
    }));
    expect(await broken.find('feed')).toBeNull();
  });

  it('is no answer where a file has other bytes', async () => {
    const broken = await site.open((assets) => ({
      fetch: async (url) => {
        const bytes = new Uint8Array(await (await assets.fetch(url)).arrayBuffer());
        return new Response(bytes.map((byte, index) => (index === 9 ? byte ^ 1 : byte)));
      },
    }));
    expect(await broken.find('feed')).toBeNull();
  });
});

it('words alone read no places', async () => {
  const counting = await site.open();
  await counting.find('open web');
  expect(counting.read).toHaveLength(1);
  await counting.find('"open web"', true);
  expect(counting.read).toHaveLength(1 + 3);
});

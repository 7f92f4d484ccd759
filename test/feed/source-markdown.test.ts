// The Markdown of articles in RSS, where a publication gives it (source.scripting.com, source:markdown).
import { parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { listSources } from '../../src/compile/output/code.ts';
import { ask, publish, readFixture } from './publication.ts';

const content = await readFixture();

const [first] = content.articles;
if (first === undefined) throw new Error('the fixture is empty');

const MARKDOWN = '# A & B\n\n> a <b> ]]> `&amp;`\n\n    code\n';

const NOTED = {
  ...content,
  articles: [{ ...first, markdown: MARKDOWN }],
  site: { ...content.site, feeds: { ...content.site.feeds, markdown: true } },
};
const PLAIN = { ...NOTED, site: content.site };

async function read(from: typeof NOTED, search = '') {
  const publication = publish(from);
  return await publication.render('rss', ask(publication, search));
}

describe('feeds: {markdown: true}', () => {
  it('has RSS give the source of each article beside its HTML, character for character', async () => {
    const [item] = parseRssFeed(await read(NOTED)).items ?? [];
    expect(item?.sourceNs?.markdown).toBe(MARKDOWN.trim());
    expect(await read(NOTED)).toContain(
      '&#x3E; a &#x3C;b&#x3E; ]]&#x3E; `&#x26;amp;`\n\n    code\n<',
    );
    expect(item?.content?.encoded).toBe(first.html.trim());
  });

  it.each(['?content=summary', '?profile=msn'])(
    'gives none where the text is not asked for, or a service asks: %s',
    async (search) => {
      expect(await read(NOTED, search)).not.toContain('source:markdown>');
    },
  );

  it('changes no other format', async () => {
    for (const format of ['atom', 'json'] as const) {
      const [given, plain] = [publish(NOTED), publish(PLAIN)];
      const bytes = await given.render(format, ask(given, ''));
      expect(bytes).toBe(await plain.render(format, ask(plain, '')));
    }
  });

  it('changes the entity tag of RSS, and of no other format', async () => {
    const [given, plain] = [publish(NOTED), publish(PLAIN)];
    const tags = async (format: 'rss' | 'atom' | 'json') => [
      (await given.represent(format, ask(given, ''))).etag,
      (await plain.represent(format, ask(plain, ''))).etag,
    ];
    const [rss, atom, json] = [await tags('rss'), await tags('atom'), await tags('json')];
    expect(rss[0]).not.toBe(rss[1]);
    expect([atom[0], json[0]]).toEqual([atom[1], json[1]]);
  });

  it('is written by code that decides on the entity tag of RSS', () => {
    expect(listSources('rss')).toEqual(
      expect.arrayContaining(['feed/rss.ts', 'feed/rss-elements.ts', 'feed/xml.ts']),
    );
  });

  it('is off unless it is asked for', async () => {
    expect(await read(PLAIN)).not.toContain('source');
  });
});

// What feeds tell of the files that travel with an article.
import { parseJsonFeed, parseRssFeed } from 'feedsmith';
import { beforeAll, describe, expect, it } from 'vitest';
import { readMediaSite, toArticleText } from '../media-site.ts';
import { ask, type Publication, publish } from './publication.ts';

const ATTACHMENTS = [
  'attachments:',
  '  - file: ../media/chart.png',
  '  - file: ../media/film.mp4',
  '  - file: ../media/tone.mp3',
  '  - {url: https://cdn.example/a.pdf, type: application/pdf, length: 9}',
];

let publication: Publication;

beforeAll(async () => {
  const { content, diagnostics } = await readMediaSite({
    'articles/a.md': toArticleText(ATTACHMENTS),
    'articles/b.md': toArticleText(ATTACHMENTS.toSpliced(2, 2)),
  });
  if (content === null) throw new Error(JSON.stringify(diagnostics));
  publication = publish(content);
});

const read = async () => ({
  rss: parseRssFeed(await publication.render('rss', ask(publication, ''))).items,
  json: parseJsonFeed(await publication.render('json', ask(publication, ''))).items,
});

describe('the enclosure of an RSS item', () => {
  it('is the first audio or video, and all other files are media', async () => {
    const [item] = (await read()).rss ?? [];
    const { enclosures = [], media } = item ?? {};
    expect(enclosures.map(({ type, length }) => [type, length])).toEqual([['video/mp4', 1815]]);
    const figures = media?.contents?.map(({ type, fileSize, duration, width, height }) => {
      return [type, fileSize, duration, width, height];
    });
    expect(figures).toEqual([
      ['image/png', 73, undefined, 3, 2],
      ['audio/mpeg', 2376, 2, undefined, undefined],
      ['application/pdf', 9, undefined, undefined, undefined],
    ]);
  });

  it('is the first file where there is neither', async () => {
    const [, item] = (await read()).rss ?? [];
    expect(item?.enclosures?.map(({ type }) => type)).toEqual(['image/png']);
  });
});

describe('an attachment in JSON Feed', () => {
  it('has its duration where it has one', async () => {
    const [item] = (await read()).json ?? [];
    expect(item?.attachments?.map((one) => [one.mime_type, one.duration_in_seconds])).toEqual([
      ['image/png', undefined],
      ['video/mp4', 2],
      ['audio/mpeg', 2],
      ['application/pdf', undefined],
    ]);
  });
});

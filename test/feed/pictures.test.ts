// The picture of an article, and the sizes in which pictures are there: in feeds and in the text.
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { readMediaSite, toArticleText } from '../media-site.ts';
import { ask, publish } from './publication.ts';

const PHOTO = '![A photo](../media/photo.png)';

/** The only article of a site. */
async function readArticle(front: readonly string[], body: string) {
  const { content, diagnostics } = await readMediaSite({
    'articles/a.md': toArticleText(front, body),
  });
  const [article] = content?.articles ?? [];
  if (content === null || article === undefined) throw new Error(JSON.stringify(diagnostics));
  return { content, article };
}

/** The address of a file without its hash. */
const toName = (url: string | undefined): string => (url ?? '').replace(/\/[0-9a-f]{16}\//, '/');

describe('the picture of an article', () => {
  it.each<readonly [string, string, string | null]>([
    ['the first of the text', `Text.\n\n${PHOTO}\n\n![B](https://x.example/b.png)`, 'photo.png'],
    ['no icon', `![icon](../media/chart.png) ${PHOTO}`, 'photo.png'],
    [
      'none that is written smaller than 100 pixels',
      '<img src="../media/photo.png" width="48" alt="">',
      null,
    ],
    ['no SVG', '![badge](https://img.example/badge.svg)', null],
    ['one on another site', '![A](https://x.example/a.jpeg?w=800)', 'a.jpeg?w=800'],
    ['none whose address does not tell that it is one', '![A](https://x.example/photo-1)', null],
    ['none without pictures', 'Text.', null],
  ])('is %s', async (_, body, name) => {
    const { article } = await readArticle([], body);
    expect(article.image?.url.split('/').at(-1) ?? null).toBe(name);
  });

  it('is the one of front matter before those of the text', async () => {
    const { article } = await readArticle(['image: {src: ../media/chart.png, alt: C}'], PHOTO);
    expect([toName(article.image?.url), article.image?.isInText]).toEqual([
      'https://x.example/media/chart.png',
      false,
    ]);
  });

  it('of the text is in all feeds, with its figures', async () => {
    const { content } = await readArticle([], PHOTO);
    const publication = publish(content);
    const query = ask(publication, '');
    const [rss] = parseRssFeed(await publication.render('rss', query)).items ?? [];
    const [atom] = parseAtomFeed(await publication.render('atom', query)).entries ?? [];
    const [json] = parseJsonFeed(await publication.render('json', query)).items ?? [];
    const url = 'https://x.example/media/photo.png';
    for (const entry of [rss, atom]) {
      const [media] = entry?.media?.contents ?? [];
      expect({ ...media, url: toName(media?.url) }).toMatchObject({
        ...{ url, type: 'image/png', fileSize: 1784, width: 400, height: 300 },
      });
    }
    expect(toName(json?.image)).toBe(url);
  });
});

describe('a picture of which there are several sizes', () => {
  it('declares all that have its shape, each with its width, also in feeds', async () => {
    const { content, article } = await readArticle([], PHOTO);
    const srcset =
      'width="400" height="300" ' +
      'srcset="https://x.example/media/photo-200w.png 200w, https://x.example/media/photo.png 400w" ' +
      'sizes="(min-width: 40rem) 36rem, 100vw"';
    const plain = article.html.replaceAll(/\/[0-9a-f]{16}\//g, '/');
    expect(plain).toContain(srcset);
    expect(content.media.map(({ source }) => source)).toEqual([
      'media/photo.png',
      'media/photo-200w.png',
    ]);
  });

  it('keeps the sizes that its writer declares', async () => {
    const written = '<img src="../media/photo.png" srcset="../media/photo-150w.png 2x" alt="">';
    const { article } = await readArticle([], written);
    expect(article.html.replaceAll(/\/[0-9a-f]{16}\//g, '/')).toContain(
      'srcset="https://x.example/media/photo-150w.png 2x"',
    );
  });

  it('has them above the text, too', async () => {
    const { article } = await readArticle(['image: {src: ../media/photo.png, alt: P}'], 'Text.');
    expect(article.image?.sizes.map(({ url, width }) => [toName(url), width])).toEqual([
      ['https://x.example/media/photo-200w.png', 200],
      ['https://x.example/media/photo.png', 400],
    ]);
  });
});

describe('pictures and players of a text', () => {
  it('are loaded late where their place is known, but for the first', async () => {
    const remote = '![B](https://x.example/b.png)';
    const { article } = await readArticle([], [PHOTO, PHOTO, remote].join('\n\n'));
    const images = [...article.html.matchAll(/<img [^>]*>/g)].map(([image]) => image);
    expect(images.map((image) => image.includes('loading="lazy"'))).toEqual([false, true, false]);
  });

  it('have controls, films their size, and audio is loaded when it is played', async () => {
    const { article } = await readArticle(
      [],
      [
        '<audio src="../media/tone.mp3"></audio>',
        '<video src="../media/rotated.mp4"></video>',
        '<video><source src="../media/film.webm"></video>',
      ].join('\n\n'),
    );
    const tags = [...article.html.matchAll(/<(?:audio|video)[^>]*>/g)].map(([tag]) =>
      tag.replace(/ src="[^"]*"/, ''),
    );
    expect(tags).toEqual([
      '<audio controls preload="none">',
      '<video width="36" height="64" controls>',
      '<video width="64" height="36" controls>',
    ]);
  });
});

// Players, pictures and what may be loaded, on the pages of articles and in lists of them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPage } from '../../src/preview/previewed.ts';
import { NOW, toArticleText, writeMediaSite } from '../media-site.ts';
import { type Ask, NAVIGATION, openSite } from './site-in-process.ts';

const PHOTO = 'image: {src: ../media/photo.png, alt: A photo}';
const SECTION = `sections:
  talk:
    title: Talk
    description: Tones.
    podcast: {image: media/cover.png, category: Tech News}
`;

let ask: Ask;
let remove: () => Promise<void>;

beforeAll(async () => {
  const site = await writeMediaSite(
    {
      'articles/sound.md': toArticleText([
        'section: talk',
        PHOTO,
        'attachments:',
        '  - {file: ../media/tone.mp3, title: The tone}',
        '  - {url: https://cdn.example/plan.pdf, type: application/pdf, length: 9, title: The plan}',
        'podcast: {transcript: ../media/transcript.vtt}',
      ]),
      'articles/film.md': toArticleText([
        'section: talk',
        PHOTO,
        'attachments: [{file: ../media/rotated.mp4}]',
        'podcast: {transcript: ../media/transcript.vtt}',
      ]),
      'articles/remote.md': toArticleText(
        ['attachments:', '  - {url: https://cdn.example/long.mp4, type: video/mp4, length: 9}'],
        '<audio src="https://audio.example/a.mp3"></audio>',
      ),
      'articles/inline.md': toArticleText([], '![A photo](../media/photo.png)'),
    },
    SECTION,
  );
  ({ remove } = site);
  ask = await openSite(site.folder, NOW);
});

afterAll(async () => {
  await remove?.();
});

const read = async (path: string): Promise<string> => {
  const html = await (await ask(path, NAVIGATION)).text();
  return html.replaceAll(/(?:https:\/\/bare\.example)?\/media\/[0-9a-f]{16}\//g, '/media/');
};

/** The first element of a name that has these words in its tag. */
const find = (html: string, tag: RegExp): string => tag.exec(html)?.[0] ?? '';

describe('a player', () => {
  it('of audio is loaded when somebody plays it, and says what it plays', async () => {
    const html = await read('/articles/sound');
    expect(find(html, /<audio [^>]*>/)).toBe(
      '<audio controls="" preload="none" src="/media/tone.mp3" aria-label="The tone">',
    );
    expect(html).toContain('<figcaption>The tone</figcaption>');
  });

  it('has its duration, a download and the transcript below it', async () => {
    const html = await read('/articles/sound');
    const row = find(html, /<p class="row"><span>0:02[\s\S]*?<\/p>/).replaceAll(
      / lang="en" dir="ltr"/g,
      '',
    );
    expect(row).toBe(
      '<p class="row"><span>0:02</span> <a href="/media/tone.mp3" download="">Download</a> ' +
        '<a href="/media/transcript.vtt">Transcript</a> </p>',
    );
  });

  it('of a film has its size, the picture of the article, and captions', async () => {
    const html = await read('/articles/film');
    expect(find(html, /<video [^>]*>/)).toBe(
      '<video controls="" preload="none" src="/media/rotated.mp4" poster="/media/photo.png" ' +
        'width="36" height="64" aria-label="rotated.mp4">',
    );
    expect(find(html, /<track [^>]*>/)).toBe(
      '<track kind="captions" srclang="en" src="/media/transcript.vtt"/>',
    );
  });

  it('is not made of other files', async () => {
    const html = await read('/articles/sound');
    expect(html).toContain('<a href="https://cdn.example/plan.pdf">The plan</a> (application/pdf)');
  });
});

describe('pictures', () => {
  it('above the text come in the size that fits', async () => {
    expect(find(await read('/articles/sound'), /<img class="lead"[^>]*>/)).toContain(
      'srcset="/media/photo-200w.png 200w, /media/photo.png 400w"',
    );
  });

  it('of the text stand there alone', async () => {
    const html = await read('/articles/inline');
    expect([html.includes('class="lead"'), html.match(/<img [^>]*photo\.png/g)?.length]).toEqual([
      false,
      1,
    ]);
  });

  it('stand beside the titles in lists, in the size that fits', async () => {
    const list = find(await read('/sections/talk'), /<ol class="teasers">[\s\S]*?<\/ol>/);
    const images = list.match(/<img [^>]*>/g) ?? [];
    expect(images).toHaveLength(2);
    for (const image of images) {
      expect(image).toContain('srcset="/media/photo-200w.png 200w, /media/photo.png 400w"');
      expect(image).toContain('loading="lazy"');
      expect(image).toContain('alt=""');
    }
  });
});

describe('what a page may play (CSP, media-src)', () => {
  const policyOf = async (path: string): Promise<string> => {
    const { headers } = await ask(path, NAVIGATION);
    return /media-src ([^;]*)/.exec(headers.get('Content-Security-Policy') ?? '')?.[1] ?? '';
  };

  it('is the files of the site, and on articles what articles play from elsewhere', async () => {
    expect(await policyOf('/')).toBe("'self'");
    expect(await policyOf('/articles/sound')).toBe(
      "'self' https://audio.example https://cdn.example",
    );
  });

  it('is no mark of a page to the preview: audio has a policy of its own', () => {
    const policy = (text: string) =>
      new Response(null, { headers: { 'Content-Security-Policy': text } });
    expect(isPage(policy("default-src 'none'; sandbox"))).toBe(false);
    expect(isPage(policy("default-src 'none'; script-src 'self'"))).toBe(true);
  });
});

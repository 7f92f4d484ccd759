// Articles as Markdown: who gets it, what is in it, and that nobody gets it in the place of the page.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ask, ORIGIN, open } from './ask.ts';

let ask: Ask;

beforeAll(async () => {
  ask = await open();
});

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';

const MARKDOWN = 'text/markdown; charset=utf-8';
const HTML = 'text/html; charset=utf-8';

describe('Accept at an article (RFC 9110 §12.5.1)', () => {
  const rows: readonly (readonly [accept: string, type: string])[] = [
    ['text/markdown', MARKDOWN],
    ['Text/Markdown ; charset=utf-8', MARKDOWN],
    ['text/x-markdown', MARKDOWN],
    ['text/markdown, text/html;q=0.9', MARKDOWN],
    ['text/markdown, text/html, */*', MARKDOWN],
    ['text/markdown;q=0.5, */*;q=0.1', MARKDOWN],
    ['text/markdown;q=0.5, text/html', HTML],
    ['text/markdown;q=0.5, */*;q=0.8', HTML],
    ['text/markdown;q=0, */*', HTML],
    ['application/markdown, */*', HTML],
    ['text/markdown-x, */*', HTML],
    ['text/*', HTML],
    ['*/*', HTML],
    ['text/plain', HTML],
    ['', HTML],
    [BROWSER, HTML],
  ];

  it.each(rows)('%j is answered with %s', async (accept, type) => {
    const { status, headers } = await ask('/articles/full', { headers: { Accept: accept } });
    expect([status, headers.get('Content-Type')]).toEqual([200, type]);
    expect(headers.get('Vary')).toBe('Accept-Encoding, Accept');
    const own = type === MARKDOWN ? `${ORIGIN}/articles/full.md` : null;
    expect(headers.get('Content-Location')).toBe(own);
  });

  it('decides whatever was asked before, out of memory too', async () => {
    const fresh = await open();
    for (const accept of [BROWSER, BROWSER, 'text/markdown', 'text/markdown', BROWSER, '*/*']) {
      const response = await fresh('/articles/full', { headers: { Accept: accept } });
      const isHtml = (await response.text()).startsWith('<!DOCTYPE html>');
      expect([accept, isHtml]).toEqual([accept, accept !== 'text/markdown']);
    }
  });

  it.each(['/rss.xml', '/', '/tags/bitcoin', '/docs', '/api/articles/full'])(
    'decides nothing at %s',
    async (path) => {
      const [plain, asked] = await Promise.all([
        ask(path),
        ask(path, { headers: { Accept: 'text/markdown' } }),
      ]);
      expect(asked.headers.get('Content-Type')).toBe(plain.headers.get('Content-Type'));
      expect(asked.headers.get('ETag')).toBe(plain.headers.get('ETag'));
    },
  );
});

describe('the Markdown of an article', () => {
  it.each(['/articles/full', '/articles/full.md'])(
    'at %s has validators of its own',
    async (path) => {
      const accept = { Accept: 'text/markdown' };
      const { headers } = await ask(path, { headers: accept });
      const etag = headers.get('ETag') ?? '';
      const page = (await ask('/articles/full')).headers.get('ETag') ?? '';
      expect(etag).toMatch(/^W\//);
      expect(etag).not.toBe(page);
      const again = (tag: string) => ask(path, { headers: { ...accept, 'If-None-Match': tag } });
      expect([(await again(etag)).status, (await again(page)).status]).toEqual([304, 200]);
      const notModified = (await again(etag)).headers;
      for (const name of ['Vary', 'Link', 'Content-Location', 'ETag', 'Cache-Control']) {
        expect([name, notModified.get(name)]).toEqual([name, headers.get(name)]);
      }
    },
  );

  it.each(['/articles/full', '/articles/full.md'])('at %s answers HEAD as GET', async (path) => {
    const headers = { Accept: 'text/markdown' };
    const head = await ask(path, { method: 'HEAD', headers });
    const get = await ask(path, { headers });
    expect(await head.text()).toBe('');
    for (const name of ['Content-Type', 'ETag', 'Vary', 'Link', 'Content-Location']) {
      expect([name, head.headers.get(name)]).toEqual([name, get.headers.get(name)]);
    }
  });

  it('names the page as canonical (RFC 6596), may be read by scripts, and is no page', async () => {
    const { headers } = await ask('/articles/full.md');
    expect(headers.get('Link')).toBe(`<${ORIGIN}/articles/full>; rel="canonical"`);
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Access-Control-Expose-Headers')).toContain('Content-Location');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('is the same at both addresses: front matter that is public, then the source', async () => {
    const text = await (await ask('/articles/full.md')).text();
    const negotiated = await ask('/articles/full', { headers: { Accept: 'text/markdown' } });
    expect(await negotiated.text()).toBe(text);
    const [empty, head, ...body] = text.split('---\n');
    expect(empty).toBe('');
    expect((head ?? '').replace(/[0-9a-f]{16}/g, 'hash').split('\n')).toEqual([
      'title: "Der vollständige Artikel"',
      'url: "https://first.example/2026/artikel?id=7&v=2"',
      'id: "tag:gazette.example,2025-02:articles/full"',
      'date: "2026-02-10T08:30:00Z"',
      'updated: "2026-03-01T12:00:00Z"',
      'summary: "Alles, was ein Artikel haben kann, & noch ein wenig mehr."',
      'authors: ["Ada \\"A.\\" Lovelace", "Bo"]',
      'section: "DeFi & Co."',
      'tags: ["Bitcoin", "C++", "Law enforcement"]',
      'language: "de"',
      `image: { src: "${ORIGIN}/media/hash/chart.png", alt: "Ein blaues Rechteck" }`,
      `attachments: [{ url: "${ORIGIN}/media/hash/episode.mp3", type: "audio/mpeg", length: 416, title: "Folge 1, vorgelesen" }, { url: "https://cdn.example/films/interview.mp4?x=1&y=2", type: "video/mp4", length: 1234567 }]`,
      'copyright: "© 2026 The Gazette & friends"',
      'license: "https://creativecommons.org/licenses/by-sa/4.0/"',
      '',
    ]);
    expect(body.join('---\n')).toMatch(/^Ein \*\*erster\*\* Absatz/);
    expect(text).not.toMatch(/Redaktion|\.\.\/|2026-01-05-minimal\.md|aliases/);
    expect(text).toContain(`[Verweis](${ORIGIN}/articles/minimal)`);
    expect(text).toContain(`[Anker](${ORIGIN}/articles/full#die-zahlen)`);
  });

  it('is named by the page', async () => {
    const page = await (await ask('/articles/full')).text();
    expect(page).toContain(
      `<link rel="alternate" type="text/markdown" title="Markdown" href="${ORIGIN}/articles/full.md"/>`,
    );
    expect(await (await ask('/articles/removed')).text()).not.toContain('text/markdown');
  });

  it('is gone with its article, and a former name leads to the present one', async () => {
    const headers = { Accept: 'text/markdown' };
    const gone = await ask('/articles/removed', { headers });
    expect([gone.status, gone.headers.get('Content-Type'), gone.headers.get('Vary')]).toEqual([
      ...[410, 'application/problem+json', 'Accept'],
    ]);
    const former = await ask('/articles/former-name', { headers });
    expect([former.status, former.headers.get('Location')]).toEqual([
      ...[301, `${ORIGIN}/articles/renamed`],
    ]);
    expect((await ask('/articles/nothing', { headers })).status).toBe(404);
  });
});

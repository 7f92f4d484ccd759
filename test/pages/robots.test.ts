// What a site says to programs: robots.txt (RFC 9309) with Content Signals, and RSL 1.0.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { formatDiagnostic } from '../../src/compile/diagnostics/diagnostic.ts';
import { readWhole } from '../read-content.ts';
import { writeFolder } from '../write-folder.ts';
import { NAVIGATION, NOW, openSite } from './site-in-process.ts';

const ORIGIN = 'https://bare.example';

async function write(robots: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'robots-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFolder(folder, {
    'site.yaml': `title: One
description: One article
url: ${ORIGIN}
language: en
zone: UTC
authority: bare.example,2024
founded: 2024-01-01
authors:
  ada: {name: Ada}
${robots}`,
    'articles/one.md': '---\ntitle: One\ndate: 2026-01-05\n---\nText.\n',
  });
  return folder;
}

const open = async (robots: string) => await openSite(await write(robots), NOW);

describe('robots.txt', () => {
  it.each([
    [
      '',
      `User-agent: *\nAllow: /\n\nSitemap: ${ORIGIN}/sitemap.xml\nSitemap: ${ORIGIN}/news-sitemap.xml\n`,
    ],
    [
      'robots: {}',
      `User-agent: *\nAllow: /\n\nSitemap: ${ORIGIN}/sitemap.xml\nSitemap: ${ORIGIN}/news-sitemap.xml\n`,
    ],
    [
      'robots: {ai-train: no, search: yes}',
      `# The meaning of Content-Signal: https://contentsignals.org\nUser-agent: *\nContent-Signal: search=yes, ai-train=no\nAllow: /\n\nSitemap: ${ORIGIN}/sitemap.xml\nSitemap: ${ORIGIN}/news-sitemap.xml\n`,
    ],
    [
      'robots: {search: yes, ai-input: no, ai-train: no, rsl: true}',
      `# The meaning of Content-Signal: https://contentsignals.org\nUser-agent: *\nContent-Signal: search=yes, ai-input=no, ai-train=no\nAllow: /\n\nLicense: ${ORIGIN}/rsl.xml\nSitemap: ${ORIGIN}/sitemap.xml\nSitemap: ${ORIGIN}/news-sitemap.xml\n`,
    ],
  ])('of %j', async (robots, text) => {
    const ask = await open(`${robots}\n`);
    expect(await (await ask('/robots.txt')).text()).toBe(text);
  });
});

describe('RSL', () => {
  it('says the same answers for the whole site, and every page names it', async () => {
    const ask = await open('robots: {search: yes, ai-input: yes, ai-train: no, rsl: true}\n');
    const response = await ask('/rsl.xml');
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      200,
      'application/rsl+xml',
    ]);
    expect(await response.text()).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<rsl xmlns="https://rslstandard.org/rsl">
<content url="/">
<license>
<permits type="usage">search ai-input</permits>
<prohibits type="usage">ai-train</prohibits>
<payment type="free"/>
</license>
</content>
</rsl>
`);
    for (const page of ['/', '/articles/one']) {
      expect(await (await ask(page, NAVIGATION)).text()).toContain(
        `<link rel="license" type="application/rsl+xml" href="${ORIGIN}/rsl.xml"/>`,
      );
    }
  });

  it('is a 304 for who has it', async () => {
    const ask = await open('robots: {search: yes, ai-input: yes, ai-train: no, rsl: true}\n');
    const etag = (await ask('/rsl.xml')).headers.get('ETag') ?? '';
    expect((await ask('/rsl.xml', { 'If-None-Match': etag })).status).toBe(304);
  });

  it('of a site that prohibits everything permits nothing, free or not', async () => {
    const ask = await open('robots: {search: no, ai-input: no, ai-train: no, rsl: true}\n');
    const text = await (await ask('/rsl.xml')).text();
    expect(text).toContain('<prohibits type="usage">search ai-input ai-train</prohibits>');
    expect(text).not.toMatch(/permits|payment/);
  });

  it('is not there unless it is set', async () => {
    const ask = await open('robots: {ai-train: no}\n');
    expect((await ask('/rsl.xml')).status).toBe(404);
    expect(await (await ask('/', NAVIGATION)).text()).not.toContain('rsl');
  });
});

describe('what is wrong in robots:', () => {
  it.each([
    [
      '{ai-train: no, rsl: true}',
      '10:24 error missing-key "rsl" needs an answer for every use: add "search" and "ai-input", each yes or no',
    ],
    ['{ai-train: maybe}', '10:20 error bad-value "ai-train" must be one of yes, no, got "maybe"'],
    ['{ai-tran: no}', '10:10 error unknown-key "ai-tran": did you mean "ai-train"?'],
  ])('%s', async (robots, expected) => {
    const folder = await write(`robots: ${robots}\n`);
    const { diagnostics } = await readWhole({ folder, shown: 'site', origin: null, now: NOW });
    expect(diagnostics.map(formatDiagnostic)).toEqual([`site/site.yaml:${expected}`]);
  });
});

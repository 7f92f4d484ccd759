// Licenses in site.yaml and front matter: which texts are one, and what is said of those that are none.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { toLicense, toLicenseFault } from '../../src/compile/content/licenses.ts';
import { formatDiagnostic } from '../../src/compile/diagnostics/diagnostic.ts';
import { readWhole } from '../read-content.ts';
import { writeFolder } from '../write-folder.ts';

const CC = 'https://creativecommons.org';

describe('a license', () => {
  it.each([
    ['CC-BY-4.0', `${CC}/licenses/by/4.0/`],
    ['cc-by-nc-sa-3.0', `${CC}/licenses/by-nc-sa/3.0/`],
    ['CC-BY-NC-ND-4.0', `${CC}/licenses/by-nc-nd/4.0/`],
    ['CC-BY-NC-ND-1.0', `${CC}/licenses/by-nd-nc/1.0/`],
    ['CC-BY-SA-3.0-DE', `${CC}/licenses/by-sa/3.0/de/`],
    ['CC-BY-SA-2.1-JP', `${CC}/licenses/by-sa/2.1/jp/`],
    ['CC0-1.0', `${CC}/publicdomain/zero/1.0/`],
    ['CC-PDM-1.0', `${CC}/publicdomain/mark/1.0/`],
    ['https://example.org/terms', 'https://example.org/terms'],
    ['MIT', null],
    ['CC-BY-5.0', null],
    ['/terms', null],
    ['', null],
  ])('%s is %s', (text, address) => {
    expect(toLicense(text)).toBe(address);
  });

  it.each([
    ['CC-BY-SA', 'did you mean "CC-BY-SA-4.0"?'],
    ['CC BY 4.0', 'did you mean "CC-BY-4.0"?'],
    ['by-nc-nd-4.0', 'did you mean "CC-BY-NC-ND-4.0"?'],
    ['CC-BY-NC-4,0', '"CC-BY-NC-4.0"'],
  ])('%s: %s', (text, hint) => {
    expect(toLicenseFault(text)).toContain(hint);
  });
});

const HEAD = 'title: One\ndate: 2026-01-05';

describe('the license of an article', () => {
  it.each([
    ['none anywhere', '', HEAD, null],
    ["the site's", 'license: CC-BY-4.0\n', HEAD, `${CC}/licenses/by/4.0/`],
    [
      "its own before the site's",
      'license: CC-BY-4.0\n',
      `${HEAD}\nlicense: https://example.org/terms`,
      'https://example.org/terms',
    ],
    ['none of its own', 'license: CC-BY-4.0\n', `${HEAD}\nlicense: none`, null],
  ])('%s', async (_label, site, head, license) => {
    const { content } = await compile(site, head);
    expect(content?.articles.map((article) => article.license)).toEqual([license]);
  });

  it('must be known, with its place', async () => {
    const { diagnostics } = await compile('license: CC-BY\n', `${HEAD}\nlicense: GPL`);
    const allowed = 'must be a URL (https://…) or an id of Creative Commons like CC-BY-4.0';
    expect(diagnostics.map(formatDiagnostic)).toEqual([
      `site/articles/one.md:4:10 error bad-value "license" ${allowed}, got "GPL"`,
      `site/site.yaml:10:10 error bad-value "license" ${allowed}, got "CC-BY"; did you mean "CC-BY-4.0"?`,
    ]);
  });
});

async function compile(site: string, head: string) {
  const folder = await mkdtemp(path.join(tmpdir(), 'licenses-'));
  await writeFolder(folder, {
    'site.yaml': `title: One
description: One article
url: https://one.example.org
language: en
zone: UTC
authority: one.example.org,2024
founded: 2024-01-01
authors:
  ada: {name: Ada}
${site}`,
    'articles/one.md': `---\n${head}\n---\nText.\n`,
  });
  const now = Date.parse('2026-06-01T00:00:00Z') / 1000;
  const read = await readWhole({ folder, shown: 'site', origin: null, now });
  await rm(folder, { recursive: true });
  return read;
}

// The theme of site.yaml: which colours it takes, what it says of those that nobody can read, and what pages get.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_THEME, type SchemeColours, type Theme } from '../../src/catalog/theme.ts';
import { toContrast, toHex, toNearest } from '../../src/compile/content/colours.ts';
import { findSettingsFaults } from '../../src/compile/content/settings-shape.ts';
import {
  BACKGROUNDS,
  CONTRAST,
  readTheme,
  type ThemeContext,
} from '../../src/compile/content/theme.ts';
import type { ThemeSettings } from '../../src/compile/content/theme-shape.ts';
import { formatDiagnostic } from '../../src/compile/diagnostics/diagnostic.ts';
import { FILE_START } from '../../src/compile/diagnostics/rules.ts';
import { toThemeStyle } from '../../src/compile/output/theme-style.ts';
import { compileInto } from '../compile-into.ts';
import { readWhole } from '../read-content.ts';
import { ROOT } from '../root.ts';
import { writeFolder } from '../write-folder.ts';

const SITE = `title: One
description: Some articles
url: https://one.example.org
language: en
zone: UTC
authority: one.example.org,2024
founded: 2024-01-01
authors:
  ada: {name: Ada}
`;

/** A site at one address with one picture; no icon. */
const toContext = (say: (message: string) => unknown): ThemeContext => ({
  origins: ['http://localhost:8787', 'https://one.example.org'],
  toPicture: (written) =>
    written.startsWith('media/logo')
      ? { url: `/${written}`, type: 'image/svg+xml', length: 9, width: 240, height: 60 }
      : { url: `/${written}`, type: 'image/svg+xml', length: 9, width: null, height: null },
  toPlace: () => FILE_START,
  report: (_rule, _place, message) => say(message),
});

describe('a colour', () => {
  it.each([
    ['#0a5c66', '#0a5c66'],
    ['#0A5C66', '#0a5c66'],
    ['#abc', '#aabbcc'],
    ['#abcf', '#aabbcc'],
    ['#aabbccFF', '#aabbcc'],
    ['#abc8', null],
    ['#aabbcc80', null],
    ['#abcde', null],
    ['teal', null],
    ['', null],
  ])('%s is %s', (css, hex) => {
    expect(toHex(css)).toBe(hex);
  });

  it.each([
    ['accent: teal', 'got "teal"; did you mean "#008080"?'],
    ['accent: rgb(10 92 102)', 'did you mean "#0a5c66"?'],
    ['accent: 0a5c66', 'did you mean "#0a5c66"?'],
    ['accent: "#0a5c6"', 'got "#0a5c6"'],
    ['accent: #0a5c66', 'a text that begins with it needs quotes; write: accent: "#0a5c66"'],
    ['accent: {light: "#000", dark: blanchedalmond}', '"dark" must be a colour'],
    ['accent: {light: "#000"}', '"dark" is required'],
    ['acent: "#000"', '"acent": did you mean "accent"?'],
  ])('that is written as %s is told how', (line, said) => {
    expect(findSettingsFaults(`${SITE}theme:\n  ${line}\n`)).toEqual([
      expect.stringContaining(said),
    ]);
  });
});

describe('the accent', () => {
  it.each<[string, ThemeSettings['accent'], SchemeColours, string[]]>([
    ['is as it was, if nothing is said', undefined, DEFAULT_THEME.accent, []],
    [
      'is as it is given',
      { light: '#2e7d32', dark: '#7fce7f' },
      { light: '#2e7d32', dark: '#7fce7f' },
      [],
    ],
    ['is brighter on dark, in the same hue', '#6a1b9a', { light: '#6a1b9a', dark: '#d19cff' }, []],
    ['of grey stays grey', '#000000', { light: '#000000', dark: '#b7b7b7' }, []],
    [
      'is refused where text is hard to read',
      '#ffd600',
      { light: '#ffd600', dark: '#d8b500' },
      [
        '"#ffd600": its contrast with the light background is 1.27:1, and text needs 4.5:1; the nearest colour that has it is "#836d00"',
      ],
    ],
    [
      'is refused in each scheme',
      { light: '#777777', dark: '#0a5c66' },
      { light: '#777777', dark: '#0a5c66' },
      [
        '"#777777": its contrast with the light background is 4.03:1, and text needs 4.5:1; the nearest colour that has it is "#6f6f6f"',
        '"#0a5c66": its contrast with the dark background is 2.11:1, and text needs 4.5:1; the nearest colour that has it is "#4b919b"',
      ],
    ],
  ])('%s', (_promise, given, accent, faults) => {
    const said: string[] = [];
    const { theme } = readTheme(
      { accent: given },
      toContext((message) => said.push(message)),
    );
    expect(theme.accent).toEqual(accent);
    expect(said).toEqual(faults);
  });

  it('has the contrast that WCAG asks for in all that pages make of it, whatever it is', () => {
    const anyColour = fc
      .integer({ min: 0, max: 0xff_ff_ff })
      .map((n) => `#${n.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(anyColour, (colour) => {
        const light = toNearest(colour, BACKGROUNDS.light, CONTRAST);
        const { theme } = readTheme({ accent: light }, toContext(expect.unreachable));
        const { accent } = theme;
        const [, tintLight = '', tintDark = ''] =
          /--tint:light-dark\((#\w{6}),(#\w{6})\)/.exec(toThemeStyle(theme)) ?? [];
        expect(toContrast(accent.light, [...BACKGROUNDS.light, tintLight])).toBeGreaterThanOrEqual(
          CONTRAST,
        );
        expect(toContrast(accent.dark, [...BACKGROUNDS.dark, tintDark])).toBeGreaterThanOrEqual(
          CONTRAST,
        );
      }),
      { numRuns: 150 },
    );
  });
});

describe('the logo', () => {
  const LOGO = { width: 240, height: 60 };
  it.each<[string, ThemeSettings['logo'], Theme['logo'], string[]]>([
    [
      'has the size of its file',
      'media/logo.svg',
      { light: { url: '/media/logo.svg', ...LOGO }, dark: null },
      [],
    ],
    [
      'may be another one on dark',
      { light: 'media/logo.svg', dark: 'media/logo-dark.svg' },
      {
        light: { url: '/media/logo.svg', ...LOGO },
        dark: { url: '/media/logo-dark.svg', ...LOGO },
      },
      [],
    ],
    [
      'is no address of another site, whose size nobody knows',
      'https://cdn.example/logo.svg',
      null,
      ['"https://cdn.example/logo.svg": must be a file, like "media/logo.svg"'],
    ],
    [
      'has a size',
      'media/other.svg',
      null,
      [
        '"media/other.svg": its width and height cannot be read, and pages would move when it comes',
      ],
    ],
  ])('%s', (_promise, logo, expected, faults) => {
    const said: string[] = [];
    const { theme } = readTheme(
      { logo },
      toContext((message) => said.push(message)),
    );
    expect([theme.logo, said]).toEqual([expected, faults]);
  });
});

describe('navigation', () => {
  it.each([
    ['/about', '/about', '/about', null],
    ['https://one.example.org/tags/css?limit=3', '/tags/css?limit=3', '/tags/css', null],
    ['https://shop.example/', 'https://shop.example/', null, null],
    ['mailto:ada@one.example.org', 'mailto:ada@one.example.org', null, null],
    ['about', 'about', null, 'did you mean "/about"?'],
    ['pages/about.md', 'pages/about.md', null, 'did you mean "/about"?'],
    ['//shop.example', '//shop.example', null, 'must be a path'],
    ['shop.example.com', 'shop.example.com', null, 'did you mean "https://shop.example.com"?'],
    ['javascript:alert(1)', 'javascript:alert(1)', null, 'must be a path'],
  ])('to %s', (written, url, path, fault) => {
    const said: string[] = [];
    const navigation = [{ title: 'Link', url: written }];
    const read = readTheme(
      { navigation },
      toContext((message) => said.push(message)),
    );
    expect(read.theme.navigation).toEqual([{ title: 'Link', url }]);
    expect(read.addresses.map((one) => one.path)).toEqual(path === null ? [] : [path]);
    expect(said).toEqual(fault === null ? [] : [expect.stringContaining(fault)]);
  });

  it('to where nothing is names what is near', async () => {
    const folder = await makeFolder({
      'site.yaml': `${SITE}theme:\n  navigation:\n    - {title: Archive, url: /archiv}\n    - {title: One, url: /articles/openin}\n    - {title: Right, url: /tags}\n`,
      'articles/opening.md': '---\ntitle: Opening\ndate: 2026-01-06\n---\nText.\n',
    });
    const options = { folder, shown: 'content', origin: null, now: NOW };
    const { diagnostics } = await readWhole(options);
    expect(diagnostics.map(formatDiagnostic)).toEqual([
      'content/site.yaml:12:29 warning unknown-address "/archiv": there is nothing at this path; did you mean "/archive"?',
      'content/site.yaml:13:25 warning unknown-address "/articles/openin": there is no article and no alias "openin"; did you mean "opening"?',
    ]);
  });
});

describe('the style of pages', () => {
  it('says the colours that compile knows', async () => {
    const css = await readFile(path.join(ROOT, 'src/pages/style/base.css'), 'utf8');
    const said = (name: string) =>
      new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css)?.slice(1);
    expect({ paper: said('paper'), panel: said('panel'), link: said('link') }).toEqual({
      paper: [BACKGROUNDS.light[0], BACKGROUNDS.dark[0]],
      panel: [BACKGROUNDS.light[1], BACKGROUNDS.dark[1]],
      link: [DEFAULT_THEME.accent.light, DEFAULT_THEME.accent.dark],
    });
  });

  it.each([
    ['serif', ':root{--sans:var(--serif)}\n'],
    ['sans', ':root{--serif:var(--sans)}\n'],
    [null, ''],
  ] as const)('with font: %s', (font, css) => {
    expect(toThemeStyle({ ...DEFAULT_THEME, font })).toBe(css);
  });

  it('has other bytes and another address with a theme, and those of before without', async () => {
    const plain = await compileStyle('');
    const themed = await compileStyle('theme: {accent: "#6a1b9a"}\n');
    const same = await compileStyle('theme: {accent: {light: "#0a5c66", dark: "#82CCD4"}}\n');
    expect(same).toEqual(plain);
    expect(themed.folder).not.toBe(plain.folder);
    expect(themed.css).toBe(
      `${plain.css}:root{--link:light-dark(#6a1b9a,#d19cff);--tint:light-dark(#eae0ed,#2f2d3f)}\n`,
    );
  });
});

const NOW = Date.parse('2026-06-01T00:00:00Z') / 1000;

async function makeFolder(files: Readonly<Record<string, string>>): Promise<string> {
  const base = await mkdtemp(path.join(tmpdir(), 'theme-'));
  onTestFinished(() => rm(base, { recursive: true }));
  const folder = path.join(base, 'content');
  const article = '---\ntitle: One\ndate: 2026-01-05\n---\nText.\n';
  await writeFolder(folder, { 'articles/one.md': article, ...files });
  return folder;
}

async function compileStyle(theme: string) {
  const folder = await makeFolder({ 'site.yaml': `${SITE}${theme}` });
  const out = path.join(folder, '../dist');
  await compileInto(out, { folder, origin: 'https://one.example.org', now: NOW });
  const statics = path.join(out, 'assets/static');
  for (const name of await readdir(statics)) {
    const files = await readdir(path.join(statics, name));
    if (!files.includes('style.css')) continue;
    return { folder: name, css: await readFile(path.join(statics, name, 'style.css'), 'utf8') };
  }
  throw new Error('no style.css');
}

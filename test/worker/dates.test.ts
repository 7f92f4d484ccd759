// Dates on pages, in the language of what stands around them.
import { describe, expect, test } from 'vitest';
import type { Site } from '../../src/catalog/site.ts';
import { DateText } from '../../src/pages/date.tsx';

const SECONDS = Date.parse('2026-03-02T23:30:00Z') / 1000;

describe('a date', () => {
  test.each([
    ['en', 'en', '<time datetime="2026-03-02T23:30:00.000Z">March 3, 2026</time>'],
    ['de', 'en', '<time datetime="2026-03-02T23:30:00.000Z">3. März 2026</time>'],
    ['ja', 'en', '<time datetime="2026-03-02T23:30:00.000Z">2026年3月3日</time>'],
    ['he', 'en', '<time datetime="2026-03-02T23:30:00.000Z">3 במרץ 2026</time>'],
    ['qaa', 'de', '<time datetime="2026-03-02T23:30:00.000Z" lang="de">3. März 2026</time>'],
    ['qaa', 'qab', '<time datetime="2026-03-02T23:30:00.000Z" lang="en">March 3, 2026</time>'],
  ])('in %s on a site in %s is %s', (language, siteLanguage, html) => {
    const site = { language: siteLanguage, zone: 'Europe/Berlin' } as Site;
    expect(String(DateText({ seconds: SECONDS, language, site }))).toBe(html);
  });
});

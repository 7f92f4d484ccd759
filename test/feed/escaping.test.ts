// What validators and readers of feeds take amiss: no error and no warning of W3C's feed
// validator on any feed of the sample and of the fixture, the empty one too.
import { parseJsonFeed } from 'feedsmith';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { toScopeQuery } from '../../src/query/query.ts';
import type { Content } from '../read-content.ts';
import { NOW, type Publication, publish, readFixture, readFolder } from './publication.ts';
import { fromXml, toHtmlText } from './read-text.ts';

const LATER = Math.floor(Date.now() / 1000);

type Case = {
  readonly name: string;
  readonly rss: string;
  readonly atom: string;
  readonly json: string;
  readonly htmls: readonly string[];
};

const cases: readonly Case[] = [
  ...(await toCases('fixture', await readFixture(), NOW)),
  ...(await toCases('sample', await readFolder('content', LATER), LATER)),
];

describe.each(cases)('$name', ({ rss, atom, json, htmls }) => {
  it('RSS says plain text by hexadecimal references alone (CharacterData, ContainsHTML)', () => {
    const texts = all(rss, /<(?:title|category|dc:creator|media:description[^>]*)>([^<]*)</g);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => /&(?!#x(?:26|3C|3E);)/.test(text))).toEqual([]);
  });

  it('RSS describes in HTML without a parse error (NotHtml)', () => {
    const texts = all(rss, /<description>([^<]*)</g);
    expect(texts).toHaveLength(rss.split('<description>').length - 1);
    for (const text of texts) toHtmlText(fromXml(text));
  });

  it('RSS says of what date its newest item is (RSS 2.0: pubDate of the channel)', () => {
    const dates = all(rss, /<pubDate>([^<]*)</g);
    const [channel] = all(head(rss), /<pubDate>([^<]*)</g);
    expect(channel).toBe(rss.includes('<item>') ? dates[1] : undefined);
  });

  it('RSS repeats title and link of the channel in its image (ImageTitleDoesntMatch)', () => {
    const [title, imageTitle] = all(head(rss), /<title>([^<]*)</g);
    const [link, imageLink] = all(head(rss), /<link>([^<]*)</g);
    expect([imageTitle, imageLink]).toEqual([title, link]);
  });

  it('says everything of the feed before its entries (MisplacedItem, MisplacedMetadata)', () => {
    const [, afterItems = '</channel>\n</rss>'] = rss.split(/<item>[\s\S]*<\/item>/);
    expect(afterItems.trim()).toBe('</channel>\n</rss>');
    const [, afterEntries = '</feed>'] = atom.split(/<entry [\s\S]*<\/entry>/);
    expect(afterEntries.trim()).toBe('</feed>');
  });

  it('has no empty element and no empty attribute (NotBlank, AttrNotBlank)', () => {
    for (const text of [withoutContent(rss), withoutContent(atom)]) {
      expect(all(text, /(<[^/>]+><\/[^>]+>|\s[\w:]+="")/g)).toEqual([]);
    }
  });

  it('gives an item at most one enclosure, and it whole (DuplicateEnclosure, MissingAttribute)', () => {
    for (const item of rss.split('<item>').slice(1)) {
      const found = all(item, /<enclosure ([^>]*)\/>/g);
      expect(found.length).toBeLessThanOrEqual(1);
      for (const one of found)
        expect(one).toMatch(/^url="http[^"]+" length="\d+" type="\w+\/[^"]+"$/);
    }
  });

  it('describes before it tells, and names people without addresses (NeedDescriptionBeforeContent, InvalidContact)', () => {
    for (const item of rss.split('<item>').slice(1)) {
      const content = item.indexOf('<content:encoded>');
      expect(content === -1 || item.indexOf('<description>') < content).toBe(true);
      expect(item).toContain('<dc:creator>');
      expect(item).not.toContain('<author>');
    }
  });

  it('dates every item in RFC 822 with four digits and GMT (ProblematicalRFC822Date)', () => {
    const dates = all(rss, /<(?:pubDate|lastBuildDate)>([^<]*)</g);
    expect(dates.filter((date) => new Date(date).toUTCString() !== date)).toEqual([]);
  });

  it('has one id, one alternate and an author for each entry, no two updates alike (DuplicateUpdated)', () => {
    const entries = atom.split(/<entry [^>]*>/).slice(1);
    const ids = entries.map((entry) => all(entry, /<id>([^<]*)<\/id>/g));
    expect(ids.filter((found) => found.length !== 1)).toEqual([]);
    expect(new Set(ids.flat()).size).toBe(entries.length);
    const updates = entries.flatMap((entry) => all(entry, /<updated>([^<]*)</g));
    expect(new Set(updates).size).toBe(entries.length);
    for (const entry of entries) {
      expect(all(entry, /<link rel="(alternate)"/g)).toHaveLength(1);
      expect(entry).toContain('<author>\n<name>');
    }
  });

  it('has only registered relations and absolute addresses (UnregisteredAtomLinkRel, InvalidFullLink)', () => {
    const links = [...all(atom, /<link ([^>]*)\/>/g), ...all(rss, /<atom:link ([^>]*)\/>/g)];
    for (const link of links) {
      expect(link).toMatch(/rel="(self|alternate|hub|enclosure|license|related)"/);
      expect(link).toMatch(/href="https?:\/\/[\x21-\x7e]+"/);
    }
  });

  it('begins JSON Feed with its version and has no tag twice (JSON Feed 1.1)', () => {
    expect(json).toMatch(/^\{"version":"https:\/\/jsonfeed\.org\/version\/1\.1","title":"/);
    for (const { id, url, tags } of parseJsonFeed(json).items ?? []) {
      expect([typeof id, typeof url]).toEqual(['string', 'string']);
      expect(new Set(tags).size).toBe(tags?.length ?? 0);
    }
  });

  it('has no control characters of Latin-1 and no replacement characters (BadCharacters)', () => {
    expect(rss + atom).not.toMatch(/[\u0080-\u009f\ufffd]/);
  });

  it('carries conforming HTML with absolute addresses and nothing active (NotHtml, ContainsRelRef, SecurityRisk)', () => {
    for (const html of htmls) {
      const errors: string[] = [];
      const tree = parseFragment(html, { onParseError: ({ code }) => errors.push(code) });
      expect(errors).toEqual([]);
      for (const element of elements(tree)) {
        expect(element.tagName).not.toMatch(/^(script|iframe|object|embed|style|svg|math|form)$/);
        for (const { name, value } of element.attrs) {
          expect(name).not.toMatch(/^(on|style$)/);
          if (/^(href|src|poster|cite)$/.test(name)) expect(value).toMatch(/^(https?|mailto|tel):/);
        }
      }
    }
  });
});

/** Every feed that `/feeds.opml` lists. */
async function toCases(label: string, content: Content, now: number): Promise<readonly Case[]> {
  const publication = publish(content);
  const scopes = [
    null,
    ...content.tags.map((tag) => ({ kind: 'tag' as const, name: tag.slug })),
    ...content.sections.map((section) => ({ kind: 'section' as const, name: section.slug })),
    ...content.authors.map((author) => ({ kind: 'author' as const, name: author.slug })),
  ];
  return await Promise.all(scopes.map((scope) => toCase(label, publication, scope, now)));
}

async function toCase(
  label: string,
  publication: Publication,
  scope: Parameters<typeof toScopeQuery>[1],
  now: number,
): Promise<Case> {
  const query = toScopeQuery(publication.catalog.site, scope);
  const rss = await publication.render('rss', query, now);
  const atom = await publication.render('atom', query, now);
  return {
    name: `${label}: ${scope === null ? 'all' : `${scope.kind} ${scope.name}`}`,
    rss,
    atom,
    json: await publication.render('json', query, now),
    htmls: all(rss, /<content:encoded><!\[CDATA\[([\s\S]*?)\]\]><\/content:encoded>/g),
  };
}

function all(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

function head(rss: string): string {
  return rss.split('<item>')[0] ?? '';
}

function withoutContent(xml: string): string {
  return xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '…');
}

function elements(
  node: DefaultTreeAdapterTypes.ParentNode,
): readonly DefaultTreeAdapterTypes.Element[] {
  return node.childNodes.flatMap((child) =>
    defaultTreeAdapter.isElementNode(child) ? [child, ...elements(child)] : [],
  );
}

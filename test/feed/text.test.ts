// Plain text where readers expect or guess HTML: people read what was written, by any reader.
import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { toTextConstruct } from '../../src/feed/atom.ts';
import { toRssHtml, toRssText } from '../../src/feed/xml.ts';
import { fromXml, toHtmlText } from './read-text.ts';

const URL = 'https://example.com/?a=1&section=news&copy=2';

/** Text in which everything is near that HTML reads as something else. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom('&', '<', '>', ';', '#', ' ', '\n', '"', '=', '!--', '/', '?', 'x41', '65'),
      fc.constantFrom('copy', 'section', 'lt', 'GT', 'amp', 'notit', 'frac12', 'a', 'b>', 'D'),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => !/(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\ufffd]/u.test(text));

describe('a description of RSS is HTML (HTML §13.2.5)', () => {
  const rows: readonly (readonly [text: string, written: string])[] = [
    ['Plain words', 'Plain words'],
    ['This & that > those', 'This &#x26; that &#x3E; those'],
    ['R&D at AT&T', 'R&#x26;amp;D at AT&#x26;amp;T'],
    [URL, URL.replaceAll('&', '&#x26;amp;')],
    ['3 < 4', '3 &#x26;lt; 4'],
    ['<b> & <!-- c', '&#x26;lt;b&#x26;gt; &#x26;amp; &#x26;lt;!-- c'],
    ['&copy; &#65 &#x41', '&#x26;amp;copy; &#x26;amp;#65 &#x26;amp;#x41'],
  ];
  it.each(rows)('%j', (text, written) => {
    expect(toRssHtml(text)).toBe(written);
  });

  it('reads as the text that was written, without a parse error, whatever that is', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(toHtmlText(fromXml(toRssHtml(text)))).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a text construct of Atom (RFC 4287 §3.1)', () => {
  const rows: readonly (readonly [text: string, written: string])[] = [
    ['R&D at AT&T, this & that', '<title>R&amp;D at AT&amp;T, this &amp; that</title>\n'],
    ['3 < 4', '<title>3 &lt; 4</title>\n'],
    [URL, `<title type="html">${URL.replaceAll('&', '&amp;amp;')}</title>\n`],
    ['<b>', '<title type="html">&amp;lt;b&amp;gt;</title>\n'],
  ];
  it.each(rows)('%j', (text, written) => {
    expect(toTextConstruct('title', text)).toBe(written);
  });

  it('reads as the text that was written by its type, and as HTML too', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const [, type, value = ''] =
          /^<t(?: type="(html)")?>([^<]*)<\/t>\n$/.exec(toTextConstruct('t', text)) ?? [];
        const read = fromXml(value);
        expect(type === 'html' ? toHtmlText(read) : read).toBe(text);
        const [node] = parseFragment(`<i>${read}</i>`).childNodes;
        expect(node).toMatchObject({
          childNodes: text === '' ? [] : [{ nodeName: '#text', value: text }],
        });
      }),
      { numRuns: 3000 },
    );
  });
});

describe('other text of RSS', () => {
  it('reads as the text that was written, as XML', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(toRssText(text)).not.toMatch(/<|]]>|&(?!#x(?:26|3C|3E);)/);
        expect(fromXml(toRssText(text))).toBe(text);
      }),
    );
  });
});

// Negotiation by `Accept` (RFC 9110 §12.5.1) between the three formats.
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/feed/formats.ts';
import { negotiate } from '../../src/http/accept.ts';

const rows: readonly (readonly [label: string, accept: string, name: string | null])[] = [
  ['nothing asked decides nothing', '', null],
  ['a type of ours', 'application/atom+xml', 'atom'],
  ['upper case', 'Application/Feed+JSON', 'json'],
  ['the higher weight wins', 'application/rss+xml;q=0.5, application/atom+xml;q=0.9', 'atom'],
  ['equal weights: the order of the formats', 'application/atom+xml, application/rss+xml', 'rss'],
  ['anything at all is RSS', '*/*', 'rss'],
  ['any application is RSS', 'application/*', 'rss'],
  ['generic XML is RSS', 'application/xml', 'rss'],
  ['generic XML of old is RSS', 'text/xml', 'rss'],
  ['generic JSON is JSON Feed', 'application/json', 'json'],
  ['a close name beats a wide one of the same weight', '*/*, application/feed+json', 'json'],
  ['a wide name of more weight beats a close one', '*/*, application/feed+json;q=0.3', 'rss'],
  ['a weight of zero excludes', 'application/rss+xml;q=0, */*', 'atom'],
  ['zero for all of a kind, one named', 'application/*;q=0, application/feed+json', 'json'],
  ['nothing of ours', 'image/png, text/html', null],
  ['everything refused', '*/*;q=0', null],
  ['white space', ' application/atom+xml ; q=1 , */* ; q=0.1 ', 'atom'],
  ['a weight that is none is passed over', 'application/atom+xml;q=high, */*;q=0.1', 'rss'],
  ['a weight above one is passed over', 'application/atom+xml;q=5', null],
  ['garbage', ';;,,;q=,application', null],
  ['parameters do not narrow', 'application/atom+xml;type=feed', 'atom'],
  [
    'what a browser sends',
    'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8',
    'rss',
  ],
  [
    'what an aggregator sends',
    'application/feed+json, application/atom+xml;q=0.9, application/rss+xml;q=0.8, */*;q=0.1',
    'json',
  ],
];

describe('Accept', () => {
  it.each(rows)('%s: %s', (_label, accept, name) => {
    expect(negotiate(accept, FORMATS)?.name ?? null).toBe(name);
  });

  it('of great length does no harm', () => {
    expect(negotiate('application/x,'.repeat(20_000), FORMATS)).toBeNull();
  });
});

// What User-Agents tell: forms that services and readers have been seen to send.
import { describe, expect, it } from 'vitest';
import { readFetcher } from '../../src/stats/fetcher.ts';

type Telling = readonly [agent: string, told: readonly [name: string, count: number, id: string]];

/** Services that fetch for all their subscribers, and say for how many. */
const TELLING: readonly Telling[] = [
  [
    'Feedly/1.0 (+http://www.feedly.com/fetcher.html; 16 subscribers; like FeedFetcher-Google)',
    ['Feedly', 16, ''],
  ],
  ['Feedly/1.0 (+http://www.feedly.com/fetcher.html; 462 subscribers; )', ['Feedly', 462, '']],
  ['Mozilla/5.0 (compatible; inoreader.com; 114 subscribers)', ['Inoreader', 114, '']],
  [
    'Inoreader/1.0 (+http://www.inoreader.com/feed-fetcher; 195 subscribers; )',
    ['Inoreader', 195, ''],
  ],
  [
    'NewsBlur Feed Fetcher - 27 subscribers - https://www.newsblur.com/site/7704055/halfpenny-post ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/14.0.1 Safari/605.1.15")',
    ['NewsBlur', 27, '7704055'],
  ],
  [
    'NewsBlur Feed Fetcher - 1 subscriber - http://www.newsblur.com/site/12/post (Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko))',
    ['NewsBlur', 1, '12'],
  ],
  ['NewsBlur Feed Fetcher - 3 subscribers', ['NewsBlur', 3, '']],
  [
    'Mozilla/5.0 (compatible; theoldreader.com; 1 subscribers; feed-id=cead6c3a837650eeefd8fe4a)',
    ['The Old Reader', 1, 'cead6c3a837650eeefd8fe4a'],
  ],
  ['Feedbin feed-id:1697787 - 102 subscribers', ['Feedbin', 102, '1697787']],
  ['Feedbin feed-id:12345 - 1 subscriber', ['Feedbin', 1, '12345']],
  [
    'Mozilla/5.0 (compatible; BazQux/2.4; +https://bazqux.com/fetcher; 5 subscribers)',
    ['BazQux', 5, ''],
  ],
  [
    'Mozilla 5.0 (compatible; BazQux/2.4 +http://bazqux.com/fetcher; 2 subscribers)',
    ['BazQux', 2, ''],
  ],
  ['Bloglovin/1.0 (http://www.bloglovin.com; 12 subscribers)', ['Bloglovin', 12, '']],
  ['Netvibes (http://www.netvibes.com/; 8 subscribers; feedID: 4711)', ['Netvibes', 8, '4711']],
  [
    'Feed Wrangler/1.0 (3 subscribers; feed-id=8125; http://feedwrangler.net)',
    ['Feed Wrangler', 3, '8125'],
  ],
  [
    'FeedHQ/1.0 (https://github.com/feedhq/feedhq; 4 subscribers; https://github.com/feedhq/feedhq/wiki/fetcher; like FeedFetcher-Google)',
    ['FeedHQ', 4, ''],
  ],
  ['livedoor FeedFetcher/0.01 (http://reader.livedoor.com/; 31 subscribers)', ['Livedoor', 31, '']],
  ['HanRSS/1.1 (http://www.hanrss.com; 6 subscribers)', ['HanRSS', 6, '']],
  ['g2reader-bot/1.0 (+http://www.g2reader.com; 1 subscribers)', ['G2Reader', 1, '']],
  ['Bloglines/3.1 (http://www.bloglines.com; 81 subscribers)', ['Bloglines', 81, '']],
  ['NewsGatorOnline/2.0 (http://www.newsgator.com; 20 subscribers)', ['NewsGator Online', 20, '']],
  [
    'YahooFeedSeeker/1.0 (compatible; Mozilla 4.0; MSIE 5.5; http://my.yahoo.com/s/publishers.html; users 2; views 169)',
    ['Yahoo', 2, ''],
  ],
  [
    'Dreamwidth Studios (webmaster@dreamwidth.org; for https://www.dreamwidth.org/users/halfpenny_feed/; 2 readers)',
    ['Dreamwidth', 2, ''],
  ],
  [
    'LiveJournal.com (webmaster@livejournal.com; for http://www.livejournal.com/users/halfpenny/; 1 readers)',
    ['LiveJournal', 1, ''],
  ],
  [
    'Overcast/1.0 Podcast Sync (210 subscribers; feed-id=735461; +http://overcast.fm/)',
    ['Overcast', 210, '735461'],
  ],
  [
    'PlainFeeder v0.0.1 (+http://plainfeeder.com/about ; Subscriber Count: 14)',
    ['PlainFeeder', 14, ''],
  ],
  ['PostRank/2.0 (postrank.com; 9 subscribers)', ['PostRank', 9, '']],
  // Services that no table knows go by the name they give themselves.
  ['ThePort_Web/1.0; subscribers 1', ['ThePort_Web', 1, '']],
  [
    'Mozilla/5.0 (X11; U; Linux i686; en-US; rv:1.2.1; Rojo 1.0; http://www.rojo.com/corporate/help/agg/; Aggregating on behalf of 3 subscriber(s) online at http://www.rojo.com/?feed-id=12) Gecko/20021130',
    ['(other)', 3, '12'],
  ],
  ['kinjabot (http://www.kinja.com; 1 Readers)', ['kinjabot', 1, '']],
  ['AttensaOnline/1.0 (http://www.attensa.com; 1 subscribers)', ['AttensaOnline', 1, '']],
  ['SomeReader/2.1 (1,204 readers)', ['SomeReader', 1204, '']],
  ['Mozilla/5.0 (compatible; Lantern/3; +https://lantern.example; 7 users)', ['Lantern', 7, '']],
];

/** Programs of their users, which are counted by address and agent. */
const READERS = [
  ['FreshRSS/1.28.0 (Linux; https://freshrss.org)', 'FreshRSS'],
  ['Mozilla/5.0 (compatible; Miniflux/2.2.3; +https://miniflux.app)', 'Miniflux'],
  ['NetNewsWire (RSS Reader; https://netnewswire.com/)', 'NetNewsWire'],
  [
    'Mozilla/5.0 (Macintosh; U; Intel Mac OS X 10_6_3; de-de) AppleWebKit/531.22.7 (KHTML, like Gecko) NetNewsWire/3.2.15',
    'NetNewsWire',
  ],
  ['Tiny Tiny RSS/25.07-dea3f2d (Unsupported) (https://tt-rss.org/)', 'Tiny Tiny RSS'],
  ['Liferea/1.12.6 (Linux; https://lzone.de/liferea/) AppleWebKit (KHTML, like Gecko)', 'Liferea'],
  ['Akregator/5.22.3; syndication', 'Akregator'],
  ['NextCloud-News/1.0', 'Nextcloud News'],
  ['CommaFeed/4.3.1 (https://github.com/Athou/commafeed)', 'CommaFeed'],
  ['Newsboat/2.10.2 (Linux x86_64)', 'Newsboat'],
  ['Emacs Elfeed 3.4.2', 'Elfeed'],
  ['Reeder/5.3 CFNetwork/1494 Darwin/23.4.0', 'Reeder'],
  ['Fiery%20Feeds/572 CFNetwork/3860.100.1 Darwin/25.0.0', 'Fiery Feeds'],
  ['SpaceCowboys Android RSS Reader / 2.13.0(3764)', 'Feeder'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Thunderbird/115.6.1', 'Thunderbird'],
  ['RSSOwl/2.2.1.201312301314 (Windows; U; en)', 'RSSOwl'],
  ['AntennaPod/3.12.0', 'AntennaPod'],
  ['PodcastAddict/v5 (+https://podcastaddict.com/; Android podcast app)', 'Podcast Addict'],
  ['WordPress/6.9; https://blog.example', 'WordPress'],
  ['rss2email/3.14 (https://github.com/rss2email/rss2email)', 'rss2email'],
  ['feedparser/6.0.11 +https://github.com/kurtmckee/feedparser/', 'feedparser'],
  [
    'SimplePie/1.5.6 (Feed Parser; http://simplepie.org; Allow like Gecko) Build/20200712',
    'SimplePie',
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/121.0.0.0 Safari/537.36',
    '(browser)',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', '(browser)'],
  ['curl/8.5.0', '(other)'],
  ['Go-http-client/2.0', '(other)'],
  ['python-requests/2.32.3', '(other)'],
  // A name that only one person has is not kept.
  ['Ada Example of Harbour Street reads', '(other)'],
  ['', '(other)'],
] as const;

/** Those that fetch for others without a number, or read nothing: none of them is a reader. */
const SILENT = [
  ['Feedly/1.0 (+http://www.feedly.com/fetcher.html; like FeedFetcher-Google)', 'Feedly', ''],
  ['FeedFetcher-Google; (+http://www.google.com/feedfetcher.html)', 'Google', ''],
  ['Blogtrottr/2.0', 'Blogtrottr', ''],
  [
    'Superfeedr bot/2.0 http://superfeedr.com - Make your feeds realtime: get in touch - feed-id:46271263',
    'Superfeedr',
    '46271263',
  ],
  ['Slackbot 1.0 (+https://api.slack.com/robots)', 'Slack', ''],
  ['PocketCasts/1.0 (Pocket Casts Feed Parser; +http://pocketcasts.com/)', 'Pocket Casts', ''],
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', '(crawler)', ''],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
    '(crawler)',
    '',
  ],
  [
    'Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)',
    '(crawler)',
    '',
  ],
] as const;

describe('the User-Agent', () => {
  it.each(TELLING)('%s tells its subscribers', (agent, [name, subscribers, feedId]) => {
    expect(readFetcher(agent)).toEqual({ name, subscribers, feedId, isService: true });
  });

  it.each(READERS)('%s is of one reader', (agent, name) => {
    expect(readFetcher(agent)).toEqual({ name, subscribers: null, feedId: '', isService: false });
  });

  it.each(SILENT)('%s is no reader, and tells of none', (agent, name, feedId) => {
    expect(readFetcher(agent)).toEqual({ name, subscribers: null, feedId, isService: true });
  });

  it.each([
    ['a number that nobody has', 'Braggart/1.0 (4000000000 subscribers)'],
    ['digits without end', `Braggart/1.0 (${'9'.repeat(400)} subscribers)`],
    ['a version', 'FeedReader 3.14 (Windows)'],
    ['a path', 'Loop/1.0 (https://loop.example/12 users/)'],
    ['part of a word', 'Loop/1.0 (12 subscribersX)'],
    ['what stands after the first 512 characters', `${'x'.repeat(512)} (12 subscribers)`],
  ])('has no subscribers in %s', (_, agent) => {
    expect(readFetcher(agent).subscribers).toBeNull();
  });

  it('takes the ids of feeds no longer than 40 characters', () => {
    expect(readFetcher(`Feedbin feed-id:${'7'.repeat(60)} - 2 subscribers`).feedId).toHaveLength(
      40,
    );
  });
});

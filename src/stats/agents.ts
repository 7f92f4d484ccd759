// Programs that fetch feeds, by what their User-Agent contains. Facts are from their own pages and from logs that
// publishers have published.

export type Agent = {
  readonly name: string;
  /** One that fetches once for all its subscribers, and is no reader itself. */
  readonly isService: boolean;
};

/** Token in lower case → name. The first that is found decides, so longer tokens stand before their parts. */
const SERVICES: readonly (readonly [token: string, name: string])[] = [
  ['feedly', 'Feedly'],
  ['inoreader', 'Inoreader'],
  ['newsblur', 'NewsBlur'],
  ['theoldreader', 'The Old Reader'],
  ['feedbin', 'Feedbin'],
  ['bazqux', 'BazQux'],
  ['bloglovin', 'Bloglovin'],
  ['netvibes', 'Netvibes'],
  ['feedhq', 'FeedHQ'],
  ['feed wrangler', 'Feed Wrangler'],
  ['feedfetcher-google', 'Google'],
  ['livedoor feedfetcher', 'Livedoor'],
  ['hanrss', 'HanRSS'],
  ['g2reader', 'G2Reader'],
  ['bloglines', 'Bloglines'],
  ['newsgatoronline', 'NewsGator Online'],
  ['yahoofeedseeker', 'Yahoo'],
  ['dreamwidth', 'Dreamwidth'],
  ['livejournal', 'LiveJournal'],
  ['overcast', 'Overcast'],
  ['pocketcasts', 'Pocket Casts'],
  ['plainfeeder', 'PlainFeeder'],
  ['superfeedr', 'Superfeedr'],
  ['blogtrottr', 'Blogtrottr'],
  ['feedmail', 'FeedMail'],
  ['slackbot', 'Slack'],
  ['postrank', 'PostRank'],
];

/** Programs of one person, or of a few on a server of their own. */
const READERS: readonly (readonly [token: string, name: string])[] = [
  ['freshrss', 'FreshRSS'],
  ['miniflux', 'Miniflux'],
  ['netnewswire', 'NetNewsWire'],
  ['tiny tiny rss', 'Tiny Tiny RSS'],
  ['nextcloud-news', 'Nextcloud News'],
  ['commafeed', 'CommaFeed'],
  ['yarr/', 'Yarr'],
  ['selfoss', 'selfoss'],
  ['newsboat', 'Newsboat'],
  ['newsbeuter', 'Newsbeuter'],
  ['sfeed', 'sfeed'],
  ['elfeed', 'Elfeed'],
  ['gnus/', 'Gnus'],
  ['akregator', 'Akregator'],
  ['liferea', 'Liferea'],
  ['thunderbird', 'Thunderbird'],
  ['quiterss', 'QuiteRSS'],
  ['rssguard', 'RSS Guard'],
  ['rss guard', 'RSS Guard'],
  ['rssowl', 'RSSOwl'],
  ['vienna', 'Vienna'],
  ['readkit', 'ReadKit'],
  ['reeder', 'Reeder'],
  ['unread', 'Unread'],
  ['fiery%20feeds', 'Fiery Feeds'],
  ['lire/', 'lire'],
  ['newsflash', 'NewsFlash'],
  ['feedme', 'FeedMe'],
  ['readyou', 'Read You'],
  ['read you', 'Read You'],
  ['capyreader', 'Capy Reader'],
  ['spacecowboys', 'Feeder'],
  ['feeder/', 'Feeder'],
  ['feeddemon', 'FeedDemon'],
  ['antennapod', 'AntennaPod'],
  ['podcastaddict', 'Podcast Addict'],
  ['gpodder', 'gPodder'],
  ['wordpress/', 'WordPress'],
  ['rss2email', 'rss2email'],
  ['rss-bridge', 'RSS-Bridge'],
  ['simplepie', 'SimplePie'],
  ['feedparser', 'feedparser'],
];

const AGENTS: readonly (readonly [token: string, agent: Agent])[] = [
  ...SERVICES.map(([token, name]) => [token, { name, isService: true }] as const),
  ...READERS.map(([token, name]) => [token, { name, isService: false }] as const),
];

/** Whoever looks at everything and reads nothing: not counted as a reader. */
export const CRAWLER: Agent = { name: '(crawler)', isService: true };

export const BROWSER: Agent = { name: '(browser)', isService: false };

/** Whatever says nothing that is known. Its text is not stored: it may tell of one person. */
export const OTHER: Agent = { name: '(other)', isService: false };

const CRAWLS = /bot\b|crawl|spider|slurp|uptime|monitor|validator|externalhit|preview/;

const BROWSES = /^mozilla\/5\.0 \(.*(?:gecko|applewebkit|trident)/s;

/** The program that a User-Agent names. `agent` in lower case. */
export function findAgent(agent: string): Agent {
  const found = AGENTS.find(([token]) => agent.includes(token));
  if (found !== undefined) return found[1];
  if (CRAWLS.test(agent)) return CRAWLER;
  return BROWSES.test(agent) ? BROWSER : OTHER;
}

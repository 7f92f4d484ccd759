// User-Agent → who fetches, and for how many. There is no standard for it: services write a number before or after
// a word, and some an id of the feed. One look at each text, so it takes linear time.
import { type Agent, findAgent, OTHER } from './agents.ts';

export type Fetcher = Agent & {
  /** How many it says it fetches for; null where it says nothing. */
  readonly subscribers: number | null;
  /** Its own name for the feed, which tells apart what it fetches from several addresses of ours; else empty. */
  readonly feedId: string;
};

/** Characters of a User-Agent that are read. */
const READ = 512;

/** More than any service has: whoever says so makes it up. */
const MOST = 10_000_000;

/** `12 subscribers`, `1 subscriber(s)`, `1,204 readers`, `3 users`, as a part of its own. */
const BEFORE =
  /(?:^|[\s(;,])(\d{1,3}(?:,\d{3}){1,2}|\d{1,10}) (?:subscribers?|readers?|users?)(?![\w/.-])/;

/** `subscribers 1`, `users 2`, `subscriber count: 3`. One reader before a number would be a version. */
const AFTER = /\b(?:subscribers|users|subscriber count)[:=]? ?(\d{1,10})(?![\w/.,])/;

const FEED_ID = /\bfeed-?id[:=] ?([\w-]{1,40})/;

/** NewsBlur's page of a feed. */
const NEWSBLUR_ID = /\bnewsblur\.com\/site\/(\d{1,12})/;

/** The product of an unknown service: what its User-Agent begins with. */
const PRODUCT = /^(?:mozilla\/[\d.]+ \(compatible; ?)?((?!mozilla)[a-z][\w. -]{0,38}\w)/i;

/** What the User-Agent of a request tells; empty for one that has none. */
export function readFetcher(userAgent: string): Fetcher {
  const text = userAgent.slice(0, READ);
  const lower = text.toLowerCase();
  const agent = findAgent(lower);
  const subscribers = readSubscribers(lower);
  const feedId = (FEED_ID.exec(lower) ?? NEWSBLUR_ID.exec(lower))?.[1] ?? '';
  if (subscribers === null) return { ...agent, subscribers, feedId };
  const isKnown = !agent.name.startsWith('(');
  const name = isKnown ? agent.name : (PRODUCT.exec(text)?.[1] ?? OTHER.name);
  return { name, isService: true, subscribers, feedId };
}

function readSubscribers(agent: string): number | null {
  const written = (BEFORE.exec(agent) ?? AFTER.exec(agent))?.[1];
  if (written === undefined) return null;
  const count = Number(written.replaceAll(',', ''));
  return count <= MOST ? count : null;
}

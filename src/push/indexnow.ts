// IndexNow (indexnow.org/documentation): search engines are told which pages have changed or are gone.
import { toArticlePath } from '../query/canonical.ts';
import type { Delivery, Receiver } from './receiver.ts';

/** URLs in one request, at most. */
const MOST_URLS = 10_000;

/** Characters of slugs in one delivery, which has them twice: a message of a queue has 128 KB, and a character up to three bytes. */
const MOST_CHARACTERS = 20_000;

export const INDEXNOW: Receiver = {
  name: 'indexnow',
  of: 'articles',
  daily: 500,
  isNamed: ({ site }) => site.receivers.indexnow !== null,
  plan: ({ site: { receivers } }, { articles }, now) => {
    const { indexnow } = receivers;
    if (indexnow === null) return [];
    return toSubjects(articles.map(({ slug }) => slug)).map(
      (subject): Delivery => ({
        receiver: 'indexnow',
        id: `${now} ${subject}`,
        target: indexnow.endpoint,
        subject,
        at: now,
      }),
    );
  },
  send: async ({ target, subject }, { catalog: { site }, post }) => {
    const { origin, receivers } = site;
    if (receivers.indexnow === null) return { kind: 'drop', reason: 'site.yaml has no key for it' };
    const { key } = receivers.indexnow;
    const keyLocation = `${origin}/${key}.txt`;
    const urlList = subject.split(' ').map((slug) => origin + toArticlePath(slug));
    const outcome = await post({
      url: target,
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ host: new URL(origin).host, key, keyLocation, urlList }),
    });
    // What is refused is mostly a key whose file is not found (403), or a host that is not its own (422).
    return outcome.kind === 'drop'
      ? { ...outcome, reason: `${outcome.reason}; it looks for the key at ${keyLocation}` }
      : outcome;
  },
};

/** Slugs, separated by spaces, in as few texts as requests can hold. */
function toSubjects(slugs: readonly string[]): readonly string[] {
  const subjects: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const slug of slugs) {
    const last = subjects.at(-1);
    length += slug.length + 1;
    if (last === undefined || length > MOST_CHARACTERS || last.length === MOST_URLS) {
      subjects.push([slug]);
      length = slug.length;
    } else {
      last.push(slug);
    }
  }
  return subjects.map((one) => one.join(' '));
}

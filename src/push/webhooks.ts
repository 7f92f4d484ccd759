// Webhooks (Standard Webhooks 1.0.0): an event for each article that is published, updated or removed.
import type { Catalog } from '../catalog/catalog.ts';
import type { About } from '../catalog/record.ts';
import { toAtomDate } from '../feed/date.ts';
import { toArticlePath } from '../query/canonical.ts';
import { findListed, readArticle } from './read-article.ts';
import type { ArticleChange, Delivery, PushContext, Receiver } from './receiver.ts';
import { readSecrets, sign } from './webhook-signature.ts';

const SECRET = 'WEBHOOK_SECRET';

/** Events a day: a change of all articles, as a new version of this code may be, is no news to anybody. */
const DAILY = 1000;

const SECONDS_OF_DAY = 86_400;

export const WEBHOOKS: Receiver = {
  name: 'webhooks',
  of: 'articles',
  daily: DAILY,
  isNamed: ({ site }) => site.receivers.webhooks.length > 0,
  plan: ({ site: { receivers } }, { articles }, now) => {
    const { webhooks } = receivers;
    // The newest, where there are too many.
    const told = articles.slice(-Math.floor(DAILY / webhooks.length));
    return told.flatMap((change) => webhooks.map((target) => toDelivery(target, change, now)));
  },
  send: async (delivery, context) => {
    if (!context.catalog.site.receivers.webhooks.includes(delivery.target)) {
      return { kind: 'drop', reason: 'site.yaml does not name it any more' };
    }
    const [kind = '', slug = ''] = delivery.subject.split(' ');
    const secrets = readSecrets(context.secret(SECRET) ?? '');
    if (secrets === null) return { kind: 'retry', reason: toSecretFault(context) };
    const event = await toEvent(kind, slug, context);
    // There is a newer event for what is not any more as this one says.
    if (event === 'outdated') return { kind: 'done', status: 0, text: '' };
    if (event === null) return { kind: 'retry', reason: 'the stored article cannot be read' };
    const body = JSON.stringify({
      type: `article.${kind}`,
      timestamp: toAtomDate(delivery.at),
      data: event,
    });
    const { id, target } = delivery;
    return await context.post({
      url: target,
      headers: {
        'Content-Type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': `${context.now}`,
        'webhook-signature': await sign(secrets, id, context.now, body),
      },
      body,
    });
  },
};

/**
 * The id is in ASCII and without a full stop, which separates what is signed. It has the day, because an
 * article that was removed may be published again as it was.
 */
function toDelivery(target: string, change: ArticleChange, now: number): Delivery {
  const { kind, slug, fingerprint } = change;
  const day = Math.floor(now / SECONDS_OF_DAY);
  return {
    receiver: 'webhooks',
    id: `msg_${day}_${kind}_${encodeURIComponent(slug)}_${fingerprint}`,
    target,
    // A "published" that waits is not replaced by the "updated" after it.
    subject: `${kind} ${slug}`,
    at: now,
  };
}

type Event = { readonly [member: string]: string | null };

/** `data` of an event; null where the article cannot be read, `outdated` where it is otherwise by now. */
async function toEvent(
  kind: string,
  slug: string,
  { catalog, assets, now }: PushContext,
): Promise<Event | 'outdated' | null> {
  const url = catalog.site.origin + toArticlePath(slug);
  const position = findListed(catalog, slug, now);
  if ((position === null) !== (kind === 'removed')) return 'outdated';
  if (position === null) return { id: toRemovedId(catalog, slug), url };
  const about = await readArticle(catalog, assets, position);
  return about === null ? null : { id: about.id, url, ...toMembers(about) };
}

function toMembers({ title, summary, language, published, updated }: About): Event {
  return {
    title: title ?? '',
    summary,
    language,
    published: toAtomDate(published),
    updated: updated === null ? null : toAtomDate(updated),
  };
}

/** Null where nothing is left that has it: the article has another address, or is no longer listed. */
function toRemovedId({ tombstones }: Catalog, slug: string): string | null {
  return Object.hasOwn(tombstones, slug) ? (tombstones[slug] ?? null) : null;
}

function toSecretFault({ secret }: PushContext): string {
  const state =
    secret(SECRET) === null ? 'is not set' : 'is not "whsec_" and 24 to 64 bytes in base64';
  return `nothing is sent, because the secret ${SECRET} ${state}; to set one: npm run wrangler -- secret put ${SECRET} (on Node: a variable of the environment)`;
}

// The hub of site.yaml (WebSub): it is told which feeds have changed, reads them and tells its subscribers.
import type { Receiver } from './receiver.ts';

/**
 * WebSub (§6) leaves open how a hub is told. All hubs that are open to publishers take what PubSubHubbub
 * 0.3 (§7.1) said, for one feed a request; some name the feed `hub.topic`.
 */
export const WEBSUB: Receiver = {
  name: 'websub',
  of: 'topics',
  daily: 10_000,
  isNamed: ({ site }) => site.hub !== null,
  plan: ({ site: { hub } }, { topics }, now) => {
    if (hub === null) return [];
    return topics.map(({ url, version }) => ({
      receiver: 'websub',
      id: `${version} ${url}`,
      target: hub,
      subject: url,
      at: now,
    }));
  },
  send: async ({ target, subject }, { catalog, post }) => {
    if (target !== catalog.site.hub) {
      return { kind: 'drop', reason: 'site.yaml does not name it any more' };
    }
    return await post({
      url: target,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        'hub.mode': 'publish',
        'hub.url': subject,
        'hub.topic': subject,
      }).toString(),
    });
  },
};

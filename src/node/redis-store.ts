// A store in Redis or Valkey, for several servers, or for one that starts warm. The only file that knows
// `@redis/client`. Whatever Redis does wrong costs only the hit, or a minute of pushing.
import { createClient, RESP_TYPES } from '@redis/client';
import { within } from '../store/within.ts';
import { decodeEntry, encodeEntry } from './entry-bytes.ts';
import { log } from './log.ts';
import { toRedisPlace } from './redis-place.ts';
import type { Store } from './store.ts';

/** Before each key, since others may use the same Redis; the publication stands behind it. */
const PREFIX = 'tagwire:';

/** Commands that may wait for a Redis that is slow; further ones fail at once. */
const QUEUE_BOUND = 1_000;

/** Seconds for which a turn is taken: less than a minute, as servers' clocks differ. */
const TURN = 40;

/** Milliseconds between two signs of life; after as long without one the connection is made anew. */
const SILENCE = 5_000;

/**
 * `origin` of the publication: several may use one Redis, and each has its own state of pushing.
 * Connects in the background, and again for as long as it takes. The log has a line when the connection is
 * lost or cannot be made, and one when it is there again.
 */
export function openRedisStore(url: string, origin: string): Store {
  const prefix = `${PREFIX}${new URL(origin).host}:`;
  const place = toRedisPlace(url);
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: QUEUE_BOUND,
    socket: { connectTimeout: SILENCE },
  });
  let said = '';
  const tell = (reason: string): void => {
    // The same again with each attempt to connect; once is enough.
    const line = `${place}: ${reason}. Feeds are served without this cache until it answers.`;
    if (line !== said) log('cache-lost', line);
    said = line;
  };
  /** When it was last heard that the client connects, or cannot. */
  let heard = Date.now();
  client.on('error', (fault: unknown) => {
    heard = Date.now();
    tell(toMessage(fault));
  });
  client.on('ready', () => {
    if (said !== '') log('cache-back', `${place} answers.`);
    said = '';
  });
  const connect = (): void => {
    heard = Date.now();
    client.connect().catch(() => undefined);
  };
  connect();
  const connectAnew = (): void => {
    tell(`no answer within ${SILENCE} ms`);
    client.destroy();
    connect();
  };
  // The client waits for an answer as long as the connection stands, and the system lets it stand for long.
  const watch = setInterval(async () => {
    if (!client.isReady) {
      // `connectTimeout` does not count the greeting that comes after the connection.
      if (Date.now() - heard > 2 * SILENCE) connectAnew();
      return;
    }
    const ping = client.ping().catch(() => 'a fault that is told elsewhere');
    if ((await within(SILENCE, ping)) === null && client.isReady) connectAnew();
  }, SILENCE);
  const inBytes = client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
  const MISS = { value: null, metadata: null };
  return {
    cache: {
      getWithMetadata: async (key) => {
        if (!client.isReady) return MISS;
        const value = await inBytes.get(prefix + key);
        return value instanceof Uint8Array ? (decodeEntry(value) ?? MISS) : MISS;
      },
      put: async (key, bytes, { expirationTtl, metadata }) => {
        if (!client.isReady) return;
        const value = Buffer.from(encodeEntry(bytes, metadata).buffer);
        await client.set(prefix + key, value, { expiration: { type: 'EX', value: expirationTtl } });
      },
    },
    // Without a connection these reject: nobody may take a state that cannot be read for none.
    state: {
      get: async (key) => await client.get(prefix + key),
      put: async (key, text) => void (await client.set(prefix + key, text)),
    },
    takeTurn: async () => {
      const expiration = { type: 'EX', value: TURN } as const;
      const taken = await client.set(`${prefix}turn`, '1', { expiration, condition: 'NX' });
      return taken !== null;
    },
    close: () => {
      clearInterval(watch);
      client.destroy();
    },
  };
}

function toMessage(fault: unknown): string {
  if (fault instanceof AggregateError) return fault.errors.map(toMessage).join(', ');
  return fault instanceof Error ? fault.message || fault.name : String(fault);
}

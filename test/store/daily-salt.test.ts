// The salt of a day: one for all isolates in the end, whatever KV does, and never that of another day.
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SharedCache } from '../../src/store/cache.ts';
import { createSalts, type FindSalt } from '../../src/store/daily-salt.ts';

const NOON = Date.parse('2026-11-28T12:00:00Z') / 1000;
const DAY = 86_400;
const OPTIONS = { type: 'arrayBuffer', cacheTtl: 60 } as const;

type Put = { readonly key: string; readonly bytes: Uint8Array; readonly seconds: number };

/** A KV that keeps what is put; what it answers may be something else. */
function createKv(answer?: () => Promise<ArrayBuffer | null>) {
  const puts: Put[] = [];
  const find = async (key: string): Promise<ArrayBuffer | null> => {
    const found = puts.findLast((one) => one.key === key);
    return found === undefined ? null : Uint8Array.from(found.bytes).buffer;
  };
  const kv: SharedCache = {
    getWithMetadata: async (key) => {
      return { value: await (answer?.() ?? find(key)), metadata: null };
    },
    put: async (key, bytes, { expirationTtl }) => {
      puts.push({ key, bytes: bytes.slice(), seconds: expirationTtl });
    },
  };
  return { kv, puts };
}

/** What a salt makes of a text: two salts are one where this is one. */
async function sign(find: FindSalt, kv: SharedCache, now: number): Promise<string> {
  const key = await find(kv, now);
  const signed = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode('client'));
  return Buffer.from(signed).toString('hex');
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the salt', () => {
  it('is one for all isolates, is read once a day, and ends with the day', async () => {
    const { kv, puts } = createKv();
    const [one, other] = [createSalts(), createSalts()];
    const first = await sign(one, kv, NOON);
    expect(await sign(other, kv, NOON + 60)).toBe(first);
    expect(puts.map(({ key, seconds }) => [key, seconds])).toEqual([
      ['salt 2026-11-28', DAY / 2 + 3600],
    ]);
    const read = vi.spyOn(kv, 'getWithMetadata');
    expect(await sign(other, kv, NOON + DAY / 2 - 1)).toBe(first);
    expect(read).not.toHaveBeenCalled();
    expect(await sign(other, kv, NOON + DAY / 2)).not.toBe(first);
    expect(puts.map(({ key }) => key)).toEqual(['salt 2026-11-28', 'salt 2026-11-29']);
  });

  it('is that in KV where two locations made one, after two minutes', async () => {
    let isSeen = false;
    const { kv } = createKv();
    const { kv: late } = createKv(async () => {
      return isSeen ? (await kv.getWithMetadata('salt 2026-11-28', OPTIONS)).value : null;
    });
    const [one, other] = [createSalts(), createSalts()];
    const first = await sign(one, kv, NOON);
    const second = await sign(other, late, NOON);
    expect(second).not.toBe(first);
    isSeen = true;
    expect(await sign(other, late, NOON + 119)).toBe(second);
    expect(await sign(other, late, NOON + 120)).toBe(first);
  });

  it('stays the same in an isolate, and is written nowhere, while KV fails', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const { kv, puts } = createKv(async () => {
      throw new Error('KV is away');
    });
    const find = createSalts();
    const first = await sign(find, kv, NOON);
    expect(await sign(find, kv, NOON + 200)).toBe(first);
    expect(await sign(find, kv, NOON + 400)).toBe(first);
    expect(puts).toEqual([]);
  });

  it('is written again where that in KV is damaged', async () => {
    const { kv, puts } = createKv(async () => new ArrayBuffer(5));
    await sign(createSalts(), kv, NOON);
    expect(puts.map(({ bytes }) => bytes.length)).toEqual([32]);
  });

  it('is made although KV takes no write', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const { kv } = createKv();
    const full = {
      ...kv,
      put: async () => {
        throw new Error('over the daily limit');
      },
    };
    const find = createSalts();
    const first = await sign(find, full, NOON);
    expect(await sign(find, full, NOON + 400)).toBe(first);
  });
});

// Entries of the shared cache outside Cloudflare: in memory, and as bytes for Redis.
import { describe, expect, it } from 'vitest';
import { decodeEntry, encodeEntry } from '../../src/node/entry-bytes.ts';
import { createMemoryCache } from '../../src/node/memory-store.ts';
import { toRedisPlace } from '../../src/node/redis-place.ts';

const METADATA = { length: 3, digest: 'x' };
const BYTES = new Uint8Array([1, 2, 3]);
const OPTIONS = { type: 'arrayBuffer', cacheTtl: 1 } as const;
const MISS = { value: null, metadata: null };

describe('the cache in memory', () => {
  it('gives back what was stored, as a copy, until its time is over', async () => {
    let now = 100;
    const store = createMemoryCache(1_000, () => now);
    const given = BYTES.slice();
    await store.put('k', given, { expirationTtl: 60, metadata: METADATA });
    given[0] = 9;
    const found = await store.getWithMetadata('k', OPTIONS);
    expect(found).toEqual({ value: BYTES.buffer, metadata: METADATA });
    // The reader may free what it was given.
    found.value?.transfer(0);
    expect((await store.getWithMetadata('k', OPTIONS)).value?.byteLength).toBe(3);
    now = 160;
    expect(await store.getWithMetadata('k', OPTIONS)).toEqual(MISS);
    expect(await store.getWithMetadata('other', OPTIONS)).toEqual(MISS);
  });

  it('keeps no more than its bound', async () => {
    const store = createMemoryCache(8, () => 0);
    for (const key of ['a', 'b', 'c']) {
      await store.put(key, BYTES, { expirationTtl: 60, metadata: METADATA });
    }
    expect(await store.getWithMetadata('a', OPTIONS)).toEqual(MISS);
    expect((await store.getWithMetadata('c', OPTIONS)).value?.byteLength).toBe(3);
  });
});

describe('an entry as bytes', () => {
  it('is read as it was written, wherever it lies', () => {
    const encoded = encodeEntry(BYTES, METADATA);
    const among = new Uint8Array(encoded.length + 7);
    among.set(encoded, 5);
    const read = decodeEntry(among.subarray(5, 5 + encoded.length));
    expect(read).toEqual({ value: BYTES.buffer, metadata: METADATA });
  });

  it.each([
    ['nothing', ''],
    ['too little', '\0\0'],
    ['a length beyond its end', '\xff\xff\xff\xff{}'],
    ['no JSON', '\0\0\0\x02{x}'],
    ['null', '\0\0\0\x04null'],
    ['text of somebody else', 'hello, world'],
  ])('is none where it is %s', (_, text) => {
    expect(decodeEntry(Buffer.from(text, 'latin1'))).toBeNull();
  });
});

describe('the place of a Redis', () => {
  it.each([
    ['redis://127.0.0.1:6379', 'redis://127.0.0.1:6379'],
    ['rediss://user:secret@cache.example:6380/2', 'rediss://cache.example:6380/2'],
    ['redis://:secret@[::1]', 'redis://[::1]'],
    ['http://127.0.0.1:6379', null],
    ['127.0.0.1:6379', null],
    ['redis://', null],
    ['redis://127.0.0.1:6379/', 'redis://127.0.0.1:6379/'],
    ['redis://127.0.0.1:6379/news', null],
    ['redis://user:12/34@127.0.0.1:6379', null],
    ['redis://:100%@127.0.0.1:6379', null],
    ['redis://:100%25%2F@127.0.0.1:6379', 'redis://127.0.0.1:6379'],
    ['redis', null],
  ])('of %s is %s', (url, place) => {
    expect(toRedisPlace(url)).toBe(place);
  });
});

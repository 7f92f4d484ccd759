// What waits and what is sent: the bounds of a wake and of a day, and what becomes of what fails.
import { describe, expect, it } from 'vitest';
import { deliver } from '../../src/push/deliver.ts';
import type { Outcome } from '../../src/push/post.ts';
import type { Delivery, Receiver } from '../../src/push/receiver.ts';
import type { Sender } from '../../src/push/send.ts';
import { enqueue, takeShare, type Waiting } from '../../src/push/waiting.ts';
import { buildCatalog } from '../catalog/build.ts';
import { useLogLines } from './log-lines.ts';

const NOW = Date.parse('2026-06-01T12:00:00Z') / 1000;

const lines = useLogLines();

function toDelivery(subject: string, target = 'https://a.example/secret'): Delivery {
  return { receiver: 'stub', id: subject, target, subject, at: NOW };
}

function toWaiting(subjects: readonly string[], target?: string): readonly Waiting[] {
  return enqueue(
    [],
    subjects.map((subject) => toDelivery(subject, target)),
  );
}

/** A receiver that answers by a function; `seconds` go by with each delivery. */
function open(answer: (delivery: Delivery) => Outcome, seconds = 0) {
  const sent: string[] = [];
  let time = NOW;
  const receiver: Receiver = {
    name: 'stub',
    of: 'topics',
    daily: 5,
    isNamed: () => true,
    plan: () => [],
    send: async (delivery) => {
      sent.push(delivery.subject);
      time += seconds;
      return answer(delivery);
    },
  };
  const sender: Sender = {
    receivers: [receiver],
    catalog: buildCatalog([]),
    assets: { fetch: async () => new Response() },
    secret: () => null,
    clock: () => time,
  };
  return { sent, sender, receiver };
}

const DONE: Outcome = { kind: 'done', status: 200, text: '' };

describe('a wake', () => {
  it('sends nothing more after forty seconds', async () => {
    const { sent, sender } = open(() => DONE, 15);
    const left = await deliver(toWaiting(['a', 'b', 'c', 'd', 'e']), sender, NOW, false);
    expect([sent, left.map(({ delivery }) => delivery.subject)]).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
  });

  it('leaves a target that failed, and lets the others have theirs', async () => {
    const { sent, sender } = open(({ target }) =>
      target.startsWith('https://a.') ? { kind: 'retry', reason: 'status 503', wait: 90 } : DONE,
    );
    const waiting = [...toWaiting(['a', 'b']), ...toWaiting(['c', 'd'], 'https://b.example/')];
    const left = await deliver(waiting, sender, NOW, false);
    expect(sent.toSorted()).toEqual(['a', 'c', 'd']);
    // The one that failed comes last, and all of them as late as was asked for.
    expect(left).toEqual([
      { delivery: toDelivery('b'), attempts: 0, from: NOW + 90 },
      { delivery: toDelivery('a'), attempts: 1, from: NOW + 90 },
    ]);
    expect(await deliver(left, sender, NOW + 60, false)).toEqual(left);
    expect(sent).toHaveLength(3);
    expect(lines).toEqual([
      'push-failed stub: a.example, a: status 503; try 1, again later; 1 more wait for it',
    ]);
  });

  it('does not keep what is refused', async () => {
    const { sender } = open(() => ({ kind: 'drop', reason: 'status 404' }));
    expect(await deliver(toWaiting(['a', 'b']), sender, NOW, false)).toEqual([]);
    expect(lines).toEqual([
      'push-dropped stub: a.example, a: status 404; not tried again',
      'push-dropped stub: a.example, b: status 404; not tried again',
    ]);
  });

  it.each([
    ['a page that repeats it', 'status 404, "Cannot POST /hooks/0123456789abcdef?key=k"'],
    ['a redirect', 'status 308, a redirect to https://b.example/hooks/0123456789abcdef/'],
    ['a part of it', 'status 404, "0123456789abcdef is unknown"'],
  ])('does not log the address of a receiver: %s', async (_, reason) => {
    const { sender } = open(() => ({ kind: 'drop', reason }));
    const target = 'https://a.example/hooks/0123456789abcdef?key=k';
    await deliver(toWaiting(['a'], target), sender, NOW, false);
    expect(lines).toEqual([expect.not.stringContaining('0123456789abcdef')]);
  });

  it('goes on where a receiver has a bug', async () => {
    const { sent, sender } = open(() => {
      throw new Error('a bug');
    });
    expect(await deliver(toWaiting(['a', 'b']), sender, NOW, false)).toEqual([]);
    expect([sent, lines[0]]).toEqual([['a', 'b'], expect.stringContaining('Error: a bug')]);
  });

  it('drops what is for a receiver that is named no more', async () => {
    const { sender } = open(() => DONE);
    expect(await deliver(toWaiting(['a']), { ...sender, receivers: [] }, NOW, false)).toEqual([]);
    expect(lines).toEqual([
      'push-dropped stub: a.example, a: site.yaml does not name it any more; not tried again',
    ]);
  });

  it.each([
    ['after a day', NOW + 86_400, false],
    ['when there is no further try', NOW + 60, true],
  ])('gives up %s, with one line for a target', async (_, now, isLast) => {
    const { sender } = open(() => ({ kind: 'retry', reason: 'status 503' }));
    expect(await deliver(toWaiting(['a', 'b', 'c']), sender, now, isLast)).toEqual([]);
    expect(lines.at(-1)).toBe(
      'push-dropped stub: a.example, b: given up after 0 tries, and 2 more for it',
    );
  });
});

describe('what waits', () => {
  it('is replaced by what is newer for the same target and of the same', () => {
    const held = [{ delivery: toDelivery('a'), attempts: 3, from: NOW + 9 }, ...toWaiting(['b'])];
    const newer = { ...toDelivery('a'), id: 'newer' };
    expect(enqueue(held, [newer, toDelivery('a', 'https://b.example/')])).toEqual([
      { delivery: newer, attempts: 0, from: 0 },
      ...toWaiting(['b']),
      ...toWaiting(['a'], 'https://b.example/'),
    ]);
  });

  it('is bounded a day for each receiver', () => {
    const { receiver } = open(() => DONE);
    const planned = ['a', 'b', 'c'].map((subject) => toDelivery(subject));
    const first = takeShare(receiver, planned, { day: 0, counts: {} }, NOW);
    const second = takeShare(receiver, planned, first.tally, NOW + 60);
    const nextDay = takeShare(receiver, planned, second.tally, NOW + 86_400);
    expect([first, second, nextDay].map(({ taken }) => taken.length)).toEqual([3, 2, 3]);
    expect(lines).toEqual(['push-dropped stub: 1 dropped, of 5 a day (UTC) at most']);
  });
});

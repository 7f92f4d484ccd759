// The handler as a function: called in a loop within its isolate, beside functions that return a
// constant. The client, the sockets and the runtime's parsing are the same for both and left out.
import { DIRECT } from '../stage.ts';
import type { Body } from './body.ts';
import { GZIP, type Target, toTarget } from './load.ts';
import { runInTurn, toCost, toCostRatio } from './pairs.ts';
import { type Aim, type Row, toRow } from './report.ts';
import { type Keep, startServer } from './servers.ts';
import { toFactor, toMicro } from './units.ts';

/** Calls in one round: many, so that the request that asks for them does not count. */
const CALLS = 20_000;

const ROUNDS = 15;

const CHEAP: Aim = { words: '≤ 2.5', holds: (ratio) => ratio <= 2.5 };

/** Answers `/{who}/{status}/{size}` when it has called a handler so many times. */
const ENTRY = `import ours from './worker.js';
const path = '/rss.xml';
const init = { headers: { 'Content-Type': 'application/rss+xml', 'Content-Encoding': 'gzip' }, encodeBody: 'manual' };
const reader = { 'User-Agent': 'FreshRSS/1.28.0 (Linux; https://freshrss.org)', 'CF-Connecting-IP': '192.0.2.7' };
const ask = (headers) => new Request('https://bench.tagwire.dev' + path, { headers: { ...reader, ...headers } });
async function prepare(status, env, context) {
  const whole = ask(${JSON.stringify(GZIP)});
  const first = await ours.fetch(whole, env, context);
  await first.arrayBuffer();
  const tagged = ask({ ...${JSON.stringify(GZIP)}, 'If-None-Match': first.headers.get('ETag') });
  return status === 304 ? tagged : whole;
}
const worker = {
  async fetch(request, env, context) {
    const [, who, status, size] = new URL(request.url).pathname.split('/');
    const asked = await prepare(Number(status), env, context);
    const bytes = new Uint8Array(Number(size));
    const constant = status === '304' ? () => new Response('ok') : () => new Response(bytes, init);
    const call = who === 'ours' ? () => ours.fetch(asked, env, context) : constant;
    if (who === 'ours' && (await call()).status !== Number(status)) return new Response(null, { status: 500 });
    if (who === 'counted') await count(asked, env);
    else for (let left = ${CALLS}; left > 0; left--) check(call());
    return new Response('done');
  },
};
/** With all that goes on after the response. */
async function count(asked, env) {
  const bindings = { ...env, STATS: { writeDataPoint: () => undefined } };
  let work;
  const context = { waitUntil: (promise) => { work = promise; } };
  for (let left = ${CALLS}; left > 0; left--) {
    check(ours.fetch(asked, bindings, context));
    await work;
  }
}
function check(answer) {
  if (answer instanceof Promise) throw new Error('memory answers at once');
}
export { worker as default, worker as ${DIRECT} };`;

/** A bundle of ours, and the body of its feed. */
export type Called = { readonly folder: string; readonly bundled: string; readonly body: Body };

type Pair = {
  readonly name: string;
  readonly ours: Target;
  readonly bare: Target;
  /** Ours with the binding that counts readers; null where that makes no difference of its own. */
  readonly counted: Target | null;
};

export async function measureInProcess(
  called: readonly Called[],
  keep: Keep,
): Promise<readonly Row[]> {
  const pairs: Pair[] = [];
  for (const { folder, bundled, body } of called) {
    const server = await keep(startServer(folder, bundled, { entry: ENTRY }));
    for (const [status, kind] of [
      ['304', '304'],
      ['200', 'hot 200'],
    ]) {
      const name = `${body.name}, ${kind}, in process`;
      const toLoop = (who: string): Target =>
        toTarget(`${name}: ${who}`, server, {
          next: () => `/${who}/${status}/${body.bytes.length}`,
          connections: 1,
        });
      const counted = status === '304' ? toLoop('counted') : null;
      pairs.push({ name, ours: toLoop('ours'), bare: toLoop('bare'), counted });
    }
  }
  const targets = pairs.flatMap(({ ours, bare, counted }) => [
    ...[bare, ours],
    ...(counted === null ? [] : [counted]),
  ]);
  await runInTurn(targets, 3, 0);
  const roundsOf = await runInTurn(targets, ROUNDS, 0);
  const toEach = (micro: number): string => toMicro(micro / CALLS);
  return pairs.flatMap(({ name, ours, bare, counted }) => [
    toRow(name, toCost(roundsOf(ours)), toEach),
    toRow('  a function that returns a constant', toCost(roundsOf(bare)), toEach),
    toRow('  ours to it', toCostRatio(roundsOf(ours), roundsOf(bare)), toFactor, CHEAP),
    ...(counted === null
      ? []
      : [toRow('  ours with readers counted', toCost(roundsOf(counted)), toEach)]),
  ]);
}

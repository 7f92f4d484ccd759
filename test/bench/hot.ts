// What memory answers, 304 and 200, in paired rounds with Workers that do nothing.
import type { Body } from './body.ts';
import { GZIP, type Target, toTarget } from './load.ts';
import {
  type RoundsOf,
  runInTurn,
  toBusy,
  toCpu,
  toCpuRatio,
  toExtraCpu,
  toRatio,
  toSpeed,
} from './pairs.ts';
import { type Aim, type Row, toRow } from './report.ts';
import { type Keep, type Server, startConstant, startTwin } from './servers.ts';
import { toFactor, toKb, toMicro, toPerSecond, toShare } from './units.ts';

/** Many and short: what slows the machine down then falls on few of the pairs. */
const ROUNDS = { count: 101, seconds: 0.2 };
const WARM_UP = 1;

const HIT = 'tagwire; hit; detail=memory';

const NEARLY_BARE: Aim = { words: '≥ 0.9', holds: (ratio) => ratio >= 0.9 };

/** A body, the server of ours that has it, and what returns as many bytes and nothing else. */
export type Subject = {
  readonly body: Body;
  readonly ours: Server;
  readonly constant: Server;
  /** With the same fields too. */
  readonly twin: Server;
};

/** Starts the bare Workers of a body. */
export async function toSubject(
  folder: string,
  body: Body,
  ours: Server,
  keep: Keep,
): Promise<Subject> {
  return {
    body,
    ours,
    constant: await keep(startConstant(folder, body)),
    twin: await keep(startTwin(folder, body)),
  };
}

type Targets = {
  readonly body: Body;
  readonly notModified: Target;
  readonly constant: Target;
  readonly twin: Target;
  readonly hot: Target;
};

export async function measureHot(
  tiny: Server,
  subjects: readonly Subject[],
): Promise<readonly Row[]> {
  const bare = toTarget('bare', tiny, {});
  const asked = subjects.map(toTargets);
  const targets = [
    bare,
    ...asked.flatMap(({ notModified, constant, twin, hot }) => [notModified, constant, twin, hot]),
  ];
  await runInTurn(targets, 1, WARM_UP);
  const roundsOf = await runInTurn(targets, ROUNDS.count, ROUNDS.seconds);
  return [
    ...toBareRows('bare Worker, "ok"', roundsOf, bare),
    ...asked.flatMap((one) => toRows(roundsOf, bare, one)),
  ];
}

function toTargets({ body, ours, constant, twin }: Subject): Targets {
  const { name, path, etag } = body;
  const size = body.bytes.length;
  const next = (): string => path;
  return {
    body,
    notModified: toTarget(`${name}, 304`, ours, {
      next,
      headers: { ...GZIP, 'If-None-Match': etag },
      status: 304,
    }),
    constant: toTarget(`bare of the size of ${name}`, constant, { next, size }),
    twin: toTarget(`bare of the size and fields of ${name}`, twin, {
      next,
      size,
      cacheStatus: HIT,
    }),
    hot: toTarget(`${name}, hot 200`, ours, {
      next,
      size,
      cacheStatus: HIT,
    }),
  };
}

function toRows(
  roundsOf: RoundsOf,
  bare: Target,
  { body, notModified, constant, twin, hot }: Targets,
): readonly Row[] {
  const rounds = { notModified: roundsOf(notModified), hot: roundsOf(hot) };
  const alike = roundsOf(constant);
  const least = roundsOf(bare);
  return [
    ...toBareRows(`bare Worker, ${toKb(body.bytes.length)}`, roundsOf, constant),
    toRow(notModified.name, toSpeed(rounds.notModified), toPerSecond),
    toRow('  to bare', toRatio(rounds.notModified, least), toFactor, NEARLY_BARE),
    toRow('  to bare, by CPU', toCpuRatio(least, rounds.notModified), toFactor),
    toRow('  CPU beyond bare', toExtraCpu(rounds.notModified, least), toMicro),
    toRow(hot.name, toSpeed(rounds.hot), toPerSecond),
    toRow('  to bare of that size', toRatio(rounds.hot, alike), toFactor, NEARLY_BARE),
    toRow('  to bare of that size and fields', toRatio(rounds.hot, roundsOf(twin)), toFactor),
    toRow('  to bare of that size, by CPU', toCpuRatio(alike, rounds.hot), toFactor),
    toRow('  to bare "ok"', toRatio(rounds.hot, least), toFactor),
    toRow('  CPU beyond bare of that size', toExtraCpu(rounds.hot, alike), toMicro),
  ];
}

function toBareRows(name: string, roundsOf: RoundsOf, bare: Target): readonly Row[] {
  const rounds = roundsOf(bare);
  return [
    toRow(name, toSpeed(rounds), toPerSecond),
    toRow('  CPU', toCpu(rounds), toMicro),
    toRow('  busy', toBusy(rounds), toShare),
  ];
}

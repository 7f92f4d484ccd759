// The same release on Node and on workerd: what memory answers, in paired rounds.
import path from 'node:path';
import { runServer, writeServer } from '../node/run-server.ts';
import { fetchBody } from './body.ts';
import { readCpu } from './cpu.ts';
import { GZIP, type Target, toTarget } from './load.ts';
import { type RoundsOf, runInTurn, toCpu, toCpuRatio, toRatio, toSpeed } from './pairs.ts';
import { type Row, toRow } from './report.ts';
import { type Keep, type Server, startServer } from './servers.ts';
import { toFactor, toMicro, toPerSecond } from './units.ts';

const ROUNDS = { count: 31, seconds: 0.3 };
const WARM_UP = 2;

const FEED = '/rss.xml';

/** `folder` is a stage, whose bundle is `bundled`. */
export async function measureNode(
  folder: string,
  bundled: string,
  keep: Keep,
): Promise<readonly Row[]> {
  const servers = {
    worker: await keep(startServer(folder, bundled)),
    node: await keep(startOnNode(path.join(folder, 'dist'))),
  };
  const worker = await toTargets('workerd', servers.worker);
  const node = await toTargets('Node', servers.node);
  const targets = [worker.notModified, node.notModified, worker.hot, node.hot];
  await runInTurn(targets, 1, WARM_UP);
  const roundsOf = await runInTurn(targets, ROUNDS.count, ROUNDS.seconds);
  return [
    ...toRows(roundsOf, node.notModified, worker.notModified),
    ...toRows(roundsOf, node.hot, worker.hot),
  ];
}

async function startOnNode(dist: string): Promise<Server> {
  await writeServer(dist);
  const server = await runServer(dist);
  const url = `http://127.0.0.1:${server.port}`;
  const { pid } = server.process;
  return {
    url,
    front: url,
    readCpu: () => (pid === undefined || process.platform !== 'linux' ? null : readCpu(pid)),
    stop: async () => void (await server.stop()),
  };
}

async function toTargets(name: string, server: Server) {
  const { etag, bytes } = await fetchBody(server, name, FEED);
  return {
    notModified: toTarget(`304 on ${name}`, server, {
      headers: { ...GZIP, 'If-None-Match': etag },
      status: 304,
    }),
    hot: toTarget(`200 from memory on ${name}`, server, {
      size: bytes.length,
      cacheStatus: 'tagwire; hit; detail=memory',
    }),
  };
}

function toRows(roundsOf: RoundsOf, node: Target, worker: Target): readonly Row[] {
  const [ours, other] = [roundsOf(node), roundsOf(worker)];
  return [
    toRow(worker.name, toSpeed(other), toPerSecond),
    toRow('  CPU', toCpu(other), toMicro),
    toRow(node.name, toSpeed(ours), toPerSecond),
    toRow('  CPU', toCpu(ours), toMicro),
    toRow('  to workerd', toRatio(ours, other), toFactor),
    toRow('  to workerd, by CPU', toCpuRatio(other, ours), toFactor),
  ];
}

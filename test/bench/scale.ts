// The same Worker over a small and a large catalog: what it costs to start, to hold and to ask.
import { gzipSync } from 'node:zlib';
import { bundle } from '../bundle.ts';
import { fetchBody } from './body.ts';
import { measureHot, type Subject, toSubject } from './hot.ts';
import { type Called, measureInProcess } from './in-process.ts';
import { measureIsolates, type Startable } from './isolate.ts';
import { toOne } from './pairs.ts';
import { FEED_PATH } from './peers/publication.ts';
import { type Aim, type Row, toRow, toTable } from './report.ts';
import { type Keep, startServer, startTiny, writeTiny } from './servers.ts';
import { toCount, toKb } from './units.ts';
import { writeZipfStage } from './zipf-stage.ts';

/** Articles. */
const SIZES = [100, 100_000] as const;

/** Of few articles the site's own settings are most of it. */
const MANY = 10_000;

const THIN: Aim = { words: '< 60 B', holds: (bytes) => bytes < 60 };

/** The table of the scale. */
export async function measureScale(keep: Keep): Promise<string> {
  const sizes: Row[] = [];
  const startables: Startable[] = [];
  const subjects: Subject[] = [];
  const called: Called[] = [];
  let first: string | null = null;
  for (const count of SIZES) {
    const { folder, bytes } = await writeZipfStage(`bench-scale-${count}`, count);
    const bundled = bundle(folder);
    first ??= folder;
    const name = `${toCount(count)} articles`;
    startables.push({ name, folder, bundled, bare: await writeTiny(folder) });
    const ours = await keep(startServer(folder, bundled));
    const body = await fetchBody(ours, `${name}: rss.xml`, FEED_PATH);
    subjects.push(await toSubject(folder, body, ours, keep));
    called.push({ folder, bundled, body });
    sizes.push(...toSizes(name, count, bytes));
  }
  if (first === null) throw new Error('no size is asked for');
  const tiny = await keep(startTiny(first));
  return toTable([
    ...sizes,
    ...(await measureIsolates(startables)),
    ...(await measureHot(tiny, subjects)),
    ...(await measureInProcess(called, keep)),
  ]);
}

function toSizes(name: string, count: number, bytes: Uint8Array): readonly Row[] {
  const small = gzipSync(bytes).length;
  return [
    toRow(`${name}: catalog`, toOne(bytes.length), toKb),
    toRow('  in gzip', toOne(small), toKb),
    toRow(
      '  in gzip, an article',
      toOne(small / count),
      (each) => `${each.toFixed(1)} B`,
      count < MANY ? null : THIN,
    ),
  ];
}

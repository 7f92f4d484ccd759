// The size of the Worker's code, as it is uploaded.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { toOne } from './pairs.ts';
import { type Aim, type Row, toRow } from './report.ts';
import { toKb } from './units.ts';

const SMALL: Aim = { words: '< 120 KB', holds: (bytes) => bytes < 120_000 };

/** `bundled` is the folder of a bundle; the catalog lies beside the code and is not counted. */
export async function measureCode(bundled: string): Promise<readonly Row[]> {
  const code = await readFile(path.join(bundled, 'worker.js'));
  return [
    toRow('Worker code, minified', toOne(code.length), toKb),
    toRow('Worker code, gzipped', toOne(gzipSync(code, { level: 9 }).length), toKb, SMALL),
  ];
}

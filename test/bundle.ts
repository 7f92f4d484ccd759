// Bundles a stage as a deploy would. What wrangler makes of the same sources is kept, under their hash.
import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import path from 'node:path';
import { ROOT } from './root.ts';
import { SOURCES } from './stage.ts';

const KEPT = path.join(ROOT, '.wrangler/bundles');

/** npm's list of the packages that it installed. */
const INSTALLED = path.join(ROOT, 'node_modules/.package-lock.json');

/** Milliseconds after which what is kept may go. */
const DAY = 86_400_000;

/** Bundles a compiled stage. Returns the folder of the bundle, which holds the catalog of this stage. */
export function bundle(folder: string): string {
  const out = path.join(folder, 'bundle');
  const kept = path.join(KEPT, hashSources(folder));
  rmSync(out, { recursive: true, force: true });
  if (!existsSync(kept)) {
    runWrangler(folder, out);
    keep(out, kept);
    return out;
  }
  // It is in use: nobody is to take it away.
  utimesSync(kept, new Date(), new Date());
  cpSync(kept, out, { recursive: true });
  const catalog = readdirSync(out).find((file) => file.endsWith('.bin'));
  if (catalog === undefined) throw new Error(`there is no catalog in ${kept}`);
  copyFileSync(path.join(folder, 'dist/catalog.bin'), path.join(out, catalog));
  return out;
}

function runWrangler(folder: string, out: string): void {
  const wrangler = path.join(ROOT, 'node_modules/wrangler/bin/wrangler.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [wrangler, 'deploy', '--dry-run', '--minify', '--outdir', out],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, WRANGLER_SEND_METRICS: 'false' } },
  );
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
}

/** Under its name as soon as it is whole: other tests look for it at the same time. */
function keep(bundled: string, kept: string): void {
  mkdirSync(KEPT, { recursive: true });
  for (const name of readdirSync(KEPT)) {
    const other = path.join(KEPT, name);
    if (Date.now() - statSync(other).mtimeMs > DAY) rmSync(other, { recursive: true, force: true });
  }
  const copy = path.join(KEPT, randomUUID());
  cpSync(bundled, copy, { recursive: true });
  try {
    renameSync(copy, kept);
  } catch {
    // Another test has kept the same.
    rmSync(copy, { recursive: true });
  }
}

/** Of all that wrangler reads, but for the catalog. */
function hashSources(folder: string): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const place = path.join(folder, source);
    const files = statSync(place).isDirectory()
      ? readdirSync(place, { recursive: true, encoding: 'utf8' }).toSorted()
      : [''];
    for (const file of files) {
      const full = path.join(place, file);
      if (statSync(full).isFile()) hash.update(`${source}/${file}\n`).update(readFileSync(full));
    }
  }
  return hash.update(readFileSync(INSTALLED)).digest('hex');
}

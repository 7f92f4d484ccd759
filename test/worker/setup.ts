// Compiles the valid fixture for the tests that run inside workerd.
import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { compileInto, ROOT } from '../stage.ts';

/** Where the tests' catalog and assets stand. */
export const WORKER_STAGE = path.join(ROOT, '.wrangler/stages/worker');

export async function setup(): Promise<void> {
  await rm(WORKER_STAGE, { recursive: true, force: true });
  await compileInto(WORKER_STAGE, {
    folder: path.join(ROOT, 'test/fixtures/content/valid'),
    origin: 'https://feeds.example.org',
    now: Date.parse('2026-06-01T00:00:00Z') / 1000,
  });
  // Tests inside workerd have no file system; the assets bring them the catalog.
  await copyFile(
    path.join(WORKER_STAGE, 'catalog.bin'),
    path.join(WORKER_STAGE, 'assets/catalog.bin'),
  );
}

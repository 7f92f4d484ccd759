// `npm start` serves the code that `npm run deploy` would upload.
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { WorkerBundle } from '../../src/compile/commands/bundle-once.ts';
import { ROOT } from '../root.ts';
import { stage } from '../stage.ts';

it('bundles the Worker as wrangler does', async () => {
  const folder = await stage('bundle-once', {
    folder: path.join(ROOT, 'test/fixtures/content/valid'),
    origin: 'https://feeds.example.org',
    now: Date.parse('2026-06-01T00:00:00Z') / 1000,
  });
  const program = fork(path.join(folder, 'src/compile/commands/bundle-once.ts'));
  program.send({});
  const [{ result }] = (await once(program, 'message')) as [{ readonly result: WorkerBundle }];
  const wrangler = path.join(ROOT, 'node_modules/wrangler/bin/wrangler.js');
  const parameters = [wrangler, 'deploy', '--dry-run', '--outdir', path.join(folder, 'bundle')];
  // What the test runner has set, wrangler would take over.
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', NODE_ENV: undefined };
  spawnSync(process.execPath, parameters, { cwd: folder, env });
  const uploaded = await readFile(path.join(folder, 'bundle/worker.js'), 'utf8');
  // Wrangler names data after its content, and ends with the name of the source map.
  const expected = uploaded
    .replace(/"\.\/[0-9a-f]{40}-catalog\.bin"/, '"../dist/catalog.bin"')
    .replace(/\/\/# sourceMappingURL=.*\n/, '');
  expect(result.code === expected).toBe(true);
  const assets = { directory: path.join(folder, 'dist/assets'), binding: 'ASSETS' };
  expect(result.options).toMatchObject({ assets });
});

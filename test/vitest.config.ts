// Four projects: what runs in Node, the quick ones apart; what runs inside workerd with real local KV and
// assets, and the same tests over HTTP to the Node server.
import path from 'node:path';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { beginWith } from './longest-first.ts';
import { findQuick } from './quick.ts';
import { ROOT } from './root.ts';
import { WORKER_STAGE } from './worker/setup.ts';

/** Of all tests that run in Node. */
const IN_NODE = {
  // It imports JSON in a way that Node does not take.
  server: { deps: { inline: ['@actions/workflow-parser'] } },
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

const QUICK = findQuick();

/** Files that take more than half a minute. */
const LONGEST = [
  ...['start.test.ts', 'build.test.ts', 'edits.test.ts', 'deploy.test.ts', 'patterns.test.ts'],
  ...['damage.test.ts', 'interruptions.test.ts', 'publication.test.ts', 'pictures.test.ts'],
];

export default defineConfig({
  root: ROOT,
  test: {
    // A summary, and failures in full; on a terminal also which file is at work.
    reporters: [process.stdout.isTTY ? 'default' : 'minimal'],
    slowTestThreshold: 10_000,
    silent: 'passed-only',
    // Most files wait for processes that they have started; the usual choice leaves one core idle.
    maxWorkers: '100%',
    sequence: { sequencer: beginWith(LONGEST) },
    projects: [
      {
        root: ROOT,
        // Some packages name source maps that they do not ship; nobody needs to hear of it.
        logLevel: 'error',
        test: {
          ...IN_NODE,
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [
            ...['test/worker/**', 'test/readers/**', 'test/redis/**', 'test/browser/**'],
            ...QUICK,
          ],
          // The cache of compile is read with node:sqlite, of which Node 22 warns.
          execArgv: ['--disable-warning=ExperimentalWarning'],
        },
      },
      {
        root: ROOT,
        logLevel: 'error',
        test: {
          ...IN_NODE,
          name: 'node-quick',
          include: [...QUICK],
          // Files share their modules: loading them takes longer than most tests.
          isolate: false,
        },
      },
      {
        root: ROOT,
        // The package `feed` names a source map that it does not ship; nobody needs to hear of it.
        logLevel: 'error',
        plugins: [
          cloudflareTest({
            miniflare: {
              compatibilityDate: '2026-10-01',
              compatibilityFlags: ['nodejs_zlib', 'nodejs_als'],
              cf: false,
              kvNamespaces: ['CACHE'],
              assets: { directory: path.join(WORKER_STAGE, 'assets'), binding: 'ASSETS' },
            },
          }),
        ],
        test: {
          name: 'worker',
          include: ['test/worker/**/*.test.ts'],
          globalSetup: ['test/worker/setup.ts'],
        },
      },
      {
        root: ROOT,
        logLevel: 'error',
        resolve: {
          alias: [
            { find: 'cloudflare:workers', replacement: path.join(ROOT, 'test/node/bindings.ts') },
            { find: 'cloudflare:test', replacement: path.join(ROOT, 'test/node/context.ts') },
            { find: /^\.\/send\.ts$/, replacement: path.join(ROOT, 'test/node/send.ts') },
          ],
        },
        test: {
          name: 'server',
          include: ['test/worker/**/*.test.ts'],
          globalSetup: ['test/worker/setup.ts'],
        },
      },
    ],
  },
});

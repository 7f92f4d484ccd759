// The suite of `npm run test:browser`, apart from `npm test`, which needs no browser.
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { beginWith } from '../longest-first.ts';

export default defineConfig({
  root: path.resolve(import.meta.dirname, '../..'),
  test: {
    name: 'browser',
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/browser/installed.ts', 'test/browser/served.ts'],
    // Each worker has a Chromium of its own, which keeps a core busy by itself.
    maxWorkers: 2,
    sequence: { sequencer: beginWith(['layout.test.ts', 'network.test.ts', 'arrival.test.ts']) },
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000, interval: 50 } },
  },
});

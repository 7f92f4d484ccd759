// The inner loop: `npm run test:quick`.
import { defineConfig } from 'vitest/config';
import { findQuick } from './quick.ts';
import { ROOT } from './root.ts';

export default defineConfig({
  root: ROOT,
  // Some packages name source maps that they do not ship; nobody needs to hear of it.
  logLevel: 'error',
  test: {
    include: [...findQuick()],
    // Files share their modules: loading them takes longer than most tests.
    isolate: false,
    // It imports JSON in a way that Node does not take.
    server: { deps: { inline: ['@actions/workflow-parser'] } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['minimal'],
    maxWorkers: '100%',
  },
});

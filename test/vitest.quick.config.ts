// The inner loop: `npm run test:quick`.
import { defineConfig } from 'vitest/config';
import { findQuick } from './quick.ts';
import { ROOT } from './root.ts';

export default defineConfig({
  root: ROOT,
  test: {
    include: [...findQuick()],
    // Files share their modules: loading them takes longer than most tests.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['minimal'],
    maxWorkers: '100%',
  },
});

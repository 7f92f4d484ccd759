// The suite of `npm run test:readers`, apart from `npm test`, which needs no feed reader.
import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: path.resolve(import.meta.dirname, '../..'),
  test: {
    name: 'readers',
    include: ['test/readers/**/*.test.ts'],
    globalSetup: ['test/readers/installed.ts'],
    // newsboat's cache is read with node:sqlite, of which Node 22 warns.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});

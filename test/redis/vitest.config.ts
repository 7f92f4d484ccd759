// The suite of `npm run test:redis`, apart from `npm test`, which needs no Redis.
import { defineConfig } from 'vitest/config';
import { ROOT } from '../root.ts';

export default defineConfig({
  root: ROOT,
  test: {
    name: 'redis',
    include: ['test/redis/**/*.test.ts'],
    globalSetup: ['test/redis/installed.ts'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

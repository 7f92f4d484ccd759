// The settings of wrangler that the manual shows are settings of wrangler: it takes them without a warning.
import { spawnSync } from 'node:child_process';
import { appendFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../root.ts';
import { stage } from '../stage.ts';
import { readDocument } from './documents.ts';

let folder: string;

beforeAll(async () => {
  const content = path.join(ROOT, 'test/fixtures/content/valid');
  const now = Math.floor(Date.now() / 1000);
  folder = await stage('settings', { folder: content, origin: 'https://feeds.example.org', now });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('docs/operating.md and docs/stats.md', () => {
  it('show settings that wrangler takes, all of them together', async () => {
    const texts = await Promise.all(['docs/operating.md', 'docs/stats.md'].map(readDocument));
    const blocks = texts.flatMap((text) =>
      [...text.matchAll(/^( *)```toml\n(.*?)^ *```$/gms)].map(([, , block = '']) => block),
    );
    expect(blocks.length).toBeGreaterThanOrEqual(4);
    await appendFile(path.join(folder, 'wrangler.toml'), `\n${blocks.join('\n')}`);
    const wrangler = path.join(ROOT, 'node_modules/wrangler/bin/wrangler.js');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [wrangler, 'deploy', '--dry-run'],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1', WRANGLER_SEND_METRICS: 'false' },
      },
    );
    expect([status, stderr]).toEqual([0, '']);
    for (const binding of ['env.PUSH_QUEUE', 'env.STATS', 'env.CACHE']) {
      expect(stdout).toContain(binding);
    }
    expect(stdout).not.toMatch(/warning|unexpected/i);
  });
});

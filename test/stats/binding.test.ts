// The binding as the manual says it: what wrangler makes of it, and that there is none by default.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { unstable_readConfig } from 'wrangler';
import { ROOT } from '../root.ts';

/** The datasets of a wrangler.toml. */
async function readDatasets(toml: string) {
  const folder = await mkdtemp(path.join(tmpdir(), 'tagwire-stats-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const config = path.join(folder, 'wrangler.toml');
  await writeFile(config, toml);
  return unstable_readConfig({ config }, { hideWarnings: true }).analytics_engine_datasets;
}

describe('the binding', () => {
  it('is absent by default', async () => {
    const toml = await readFile(path.join(ROOT, 'wrangler.toml'), 'utf8');
    expect(await readDatasets(toml)).toEqual([]);
  });

  it('is there with the lines of the manual', async () => {
    const toml = await readFile(path.join(ROOT, 'wrangler.toml'), 'utf8');
    const manual = await readFile(path.join(ROOT, 'docs/stats.md'), 'utf8');
    const [, lines = ''] = /```toml\n(.*?)```/s.exec(manual) ?? [];
    expect(await readDatasets(`${toml}\n${lines}`)).toEqual([
      { binding: 'STATS', dataset: 'tagwire_stats' },
    ]);
  });
});

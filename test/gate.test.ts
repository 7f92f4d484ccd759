// The gate fails when any of its steps does, says which, and goes no further.
import { spawnSync } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './root.ts';

/** Every step, in its order, as the shell calls it. */
const STEPS = [
  'npm ci',
  'npm test',
  'npm run lint',
  'npx wrangler deploy --dry-run',
  'apt-get update',
  'apt-get install',
  'npm run test:readers',
  'npm run test:redis',
  'npm run test:browser',
];

/** Takes note of each call; the one that FAILING begins fails. */
const STUB = `#!/bin/sh
call="$(basename "$0") $*"
echo "$call" >>"$CALLS"
case "$call" in "$FAILING"*) exit 7 ;; esac
`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tagwire-gate-'));
  await mkdir(path.join(folder, '.ci'));
  await copyFile(path.join(ROOT, '.ci/run'), path.join(folder, '.ci/run'));
  await mkdir(path.join(folder, 'bin'));
  const stubs = { npm: STUB, npx: STUB, 'apt-get': STUB, id: '#!/bin/sh\necho 0\n' };
  for (const [name, text] of Object.entries(stubs)) {
    await writeFile(path.join(folder, 'bin', name), text);
    await chmod(path.join(folder, 'bin', name), 0o755);
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs the gate with commands that succeed, but for the one that begins so. */
async function runGate(failing: string) {
  const calls = path.join(folder, 'calls');
  await writeFile(calls, '');
  const { status, stderr } = spawnSync('bash', [path.join(folder, '.ci/run')], {
    env: { PATH: `${path.join(folder, 'bin')}:/usr/bin:/bin`, CALLS: calls, FAILING: failing },
    encoding: 'utf8',
  });
  const lines = (await readFile(calls, 'utf8')).trim().split('\n');
  return {
    status,
    stderr,
    steps: STEPS.filter((step) => lines.some((line) => matches(line, step))),
  };
}

function matches(line: string, step: string): boolean {
  return line === step || line.startsWith(`${step} `);
}

describe.skipIf(process.platform === 'win32')('the gate', () => {
  it('passes where every step does, and runs them all', async () => {
    expect(await runGate('nothing at all')).toEqual({ status: 0, stderr: '', steps: STEPS });
  });

  it.each(STEPS)('fails where "%s" fails, says so and stops', async (step) => {
    const { status, stderr, steps } = await runGate(step);
    expect(status).not.toBe(0);
    expect(stderr).toContain('The gate failed at: ');
    expect(stderr).toContain(step);
    expect(steps).toEqual(STEPS.slice(0, STEPS.indexOf(step) + 1));
  });
});

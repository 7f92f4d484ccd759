// Refuses to run where a reader is missing, and says how to install it.
import { tmpdir } from 'node:os';
import { READERS } from './readers.ts';
import { attempt } from './run.ts';

export async function setup(): Promise<void> {
  const missing = new Set<string>();
  for (const { probe, packages } of READERS) {
    const [command, ...parameters] = probe;
    const { code } = await attempt(tmpdir(), command, parameters);
    if (code !== 0) for (const name of packages) missing.add(name);
  }
  if (missing.size === 0) return;
  const fault = new Error(`These feed readers are missing: ${[...missing].join(', ')}.
On Debian and its kin: apt-get install --yes ${[...missing].join(' ')}`);
  // Where it was thrown tells nobody anything.
  fault.stack = '';
  throw fault;
}

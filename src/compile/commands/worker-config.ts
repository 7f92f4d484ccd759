// What the settings of wrangler say of where the Worker will be.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';
import { toTable } from './cloudflare-api.ts';
import { ROOT } from './folders.ts';

export type WorkerConfig = {
  /** Null where none is given. */
  readonly name: string | null;
  /** Null where the login says which. */
  readonly account: string | null;
  /** Whether it gets an address on workers.dev. */
  readonly isOnWorkersDev: boolean;
};

const FILE = 'wrangler.toml';

/** The settings of the engine, and over them those beside the content. */
export function readWorkerConfig(folder: string, env: NodeJS.ProcessEnv): WorkerConfig {
  const config = { ...readToml(path.join(ROOT, FILE)), ...readToml(path.join(folder, FILE)) };
  const isElsewhere = config['route'] !== undefined || config['routes'] !== undefined;
  return {
    // A build service may name the Worker otherwise.
    name: toText(env['WRANGLER_CI_OVERRIDE_NAME']) ?? toText(config['name']),
    account: toText(env['CLOUDFLARE_ACCOUNT_ID']) ?? toText(config['account_id']),
    isOnWorkersDev: (config['workers_dev'] ?? !isElsewhere) === true,
  };
}

/** Nothing of a file that is missing or broken: wrangler says so. */
function readToml(file: string): Readonly<Record<string, unknown>> {
  try {
    return toTable(parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

function toText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

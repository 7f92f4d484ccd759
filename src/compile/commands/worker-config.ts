// What the settings of wrangler say of where the Worker will be.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
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

/**
 * The settings of the engine, over them those beside the content, and over these those of the environment that the
 * options of wrangler name (`passed`).
 */
export function readWorkerConfig(
  folder: string,
  env: NodeJS.ProcessEnv,
  passed: readonly string[],
): WorkerConfig {
  const base = { ...readToml(path.join(ROOT, FILE)), ...readToml(path.join(folder, FILE)) };
  const options = readNames(passed);
  const stage = toText(options.env) ?? toText(env['CLOUDFLARE_ENV']);
  const own = stage === null ? {} : toTable(toTable(base['env'])[stage]);
  // An environment is another Worker.
  const name = stage === null ? base['name'] : (own['name'] ?? `${base['name']}-${stage}`);
  const config = { ...base, ...own };
  const isElsewhere = config['route'] !== undefined || config['routes'] !== undefined;
  return {
    // A build service may name the Worker otherwise.
    name: toText(env['WRANGLER_CI_OVERRIDE_NAME']) ?? toText(options.name) ?? toText(name),
    account: toText(env['CLOUDFLARE_ACCOUNT_ID']) ?? toText(config['account_id']),
    isOnWorkersDev: (config['workers_dev'] ?? !isElsewhere) === true,
  };
}

/** The Worker and the environment that options of wrangler name. */
export function readNames(passed: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { name: text, env: { ...text, short: 'e' } } as const;
  return parseArgs({ args: [...passed], options, strict: false }).values;
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

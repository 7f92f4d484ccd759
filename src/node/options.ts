// What `npm run serve` can be told.
import type { Given, Usage } from '../compile/commands/command-line.ts';
import { UsageFault } from '../compile/commands/command-line.ts';
import { toHost } from '../compile/commands/hosts.ts';
import { quote } from '../compile/diagnostics/hints.ts';
import { toRedisPlace } from './redis-place.ts';

export const USAGE: Usage = {
  command: 'npm run serve',
  about: `Serves the release in dist/ without Cloudflare, and every later one that is compiled there.
PORT replaces 8787. REDIS_URL names a Redis or Valkey (redis://:password@host:6379) as the shared cache;
without it, the cache is in memory.
Exit code: 0 ended by a signal, 1 cannot serve, 2 wrong options or variables.`,
  options: {
    port: { sample: '8787', meaning: 'where it listens' },
    host: {
      sample: '0.0.0.0',
      meaning: 'on which address, here on all; without it, on this machine only',
    },
  },
};

export type Options = {
  readonly port: number;
  readonly host: string;
  /** Null where the cache is in memory. */
  readonly redis: string | null;
};

/** Throws a UsageFault that says what is allowed. */
export function toOptions({ options }: Given, env: NodeJS.ProcessEnv): Options {
  const port = options.get('port');
  return {
    port: port === undefined ? toPort('PORT', env['PORT'] || '8787') : toPort('--port', port),
    host: readHost(options.get('host') ?? '127.0.0.1'),
    redis: readRedis(env['REDIS_URL'] ?? ''),
  };
}

function toPort(name: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port > 0 && port < 65_536) return port;
  throw new UsageFault(`${name} must be a number from 1 to 65535, got ${quote(text)}`);
}

function readHost(text: string): string {
  const host = toHost(text);
  if (host !== null) return host;
  throw new UsageFault(`--host must be an address or a name of this machine, got ${quote(text)}`);
}

/** What is given may hold a password, so it is not repeated. */
function readRedis(url: string): string | null {
  if (url === '') return null;
  if (toRedisPlace(url) !== null) return url;
  throw new UsageFault(
    'REDIS_URL must be a URL like redis://:password@127.0.0.1:6379, with TLS rediss://, perhaps with the ' +
      'number of a database at its end, and is none. In a password, signs other than letters and digits are ' +
      'percent-encoded',
  );
}

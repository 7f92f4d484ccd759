// The options of `npm run stats`, and what it takes from the environment.
import { type Given, type Usage, UsageFault } from '../../compile/commands/command-line.ts';
import { quote } from '../../compile/diagnostics/hints.ts';
import type { Api } from './api.ts';
import type { Range } from './queries.ts';
import { toStoredFeed } from './words.ts';

const DAYS = 30;

/** As long as Analytics Engine keeps data points. */
const MOST_DAYS = 92;

const DATASET = 'tagwire_stats';

const PLOT = '.wrangler/stats.svg';

export const USAGE: Usage = {
  command: 'npm run stats',
  about: `Shows how many read the feeds, and writes a plot. docs/stats.md says how to begin to count.
Environment: CLOUDFLARE_API_TOKEN (with the permission "Account Analytics: Read"), CLOUDFLARE_ACCOUNT_ID.
Exit code: 0 shown, 1 nothing could be shown, 2 wrong options.`,
  options: {
    days: { sample: 'N', meaning: `how many days, today included (${DAYS}; at most ${MOST_DAYS})` },
    feed: { sample: '/PATH', meaning: 'one feed only, such as / or /tags/http' },
    out: { sample: 'FILE', meaning: `where the plot is written, as SVG (${PLOT})` },
    dataset: { sample: 'NAME', meaning: `the dataset of wrangler.toml (${DATASET})` },
  },
};

const SECONDS_OF_DAY = 86_400;

/** What the command is asked for, at `now` (seconds since 1970). Throws a UsageFault where a value is none. */
export function toRange({ options }: Given, now: number): Range & { readonly out: string } {
  const days = options.get('days') ?? String(DAYS);
  if (!/^\d{1,3}$/.test(days) || Number(days) < 1 || Number(days) > MOST_DAYS) {
    throw new UsageFault(
      `--days ${quote(days)} must be a whole number from 1 to ${MOST_DAYS}: Analytics Engine keeps no more`,
    );
  }
  const feed = options.get('feed') ?? null;
  if (feed !== null && !/^\/[^\p{Cc}\\]{0,300}$/u.test(feed)) {
    throw new UsageFault(
      `--feed ${quote(feed)} must be a path as the tables show it, such as /tags/http`,
    );
  }
  const dataset = options.get('dataset') ?? DATASET;
  if (!/^\w{1,64}$/.test(dataset)) {
    throw new UsageFault(`--dataset ${quote(dataset)} must be letters, digits and "_"`);
  }
  const out = options.get('out') ?? PLOT;
  if (!out.endsWith('.svg')) throw new UsageFault(`--out ${quote(out)} must end in .svg`);
  const first = now - (Number(days) - 1) * SECONDS_OF_DAY;
  return { dataset, feed: feed === null ? null : toStoredFeed(feed), out, from: toDay(first) };
}

/** Throws a UsageFault where something is missing. */
export function toApi(env: NodeJS.ProcessEnv): Api {
  const account = env['CLOUDFLARE_ACCOUNT_ID']?.trim() ?? '';
  if (account === '') {
    throw new UsageFault(
      'CLOUDFLARE_ACCOUNT_ID is not set. It is the id of your account: npx wrangler whoami shows it',
    );
  }
  if (!/^[0-9a-f]{32}$/i.test(account)) {
    throw new UsageFault(
      `CLOUDFLARE_ACCOUNT_ID ${quote(account)} must be 32 digits and letters: npx wrangler whoami shows it`,
    );
  }
  const token = env['CLOUDFLARE_API_TOKEN']?.trim() ?? '';
  if (token === '') {
    throw new UsageFault(
      'CLOUDFLARE_API_TOKEN is not set. Create a token with the permission "Account Analytics: Read" at https://dash.cloudflare.com/profile/api-tokens',
    );
  }
  // It is shown nowhere: it is a secret.
  if (!/^[!-~]+$/.test(token)) {
    throw new UsageFault('CLOUDFLARE_API_TOKEN has a character that no token has. Copy it again');
  }
  const base = env['CLOUDFLARE_API_BASE_URL'] || 'https://api.cloudflare.com/client/v4';
  if (!/^https?:$/.test(URL.parse(base)?.protocol ?? '')) {
    throw new UsageFault(`CLOUDFLARE_API_BASE_URL ${quote(base)} must be an http(s) URL`);
  }
  return { account, token, base: base.replace(/\/$/, '') };
}

/** In UTC. */
export function toDay(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

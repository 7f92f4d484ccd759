// `npm run stats`: how many read the feeds, as tables and as a plot.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../../compile/commands/run-command.ts';
import { type Api, askApi, type Row } from './api.ts';
import { toApi, toDay, toRange, USAGE } from './options.ts';
import { toPlot } from './plot.ts';
import { type Range, toReachQuery, toRequestsQuery, toSubscribersQuery } from './queries.ts';
import { type Answers, findDay, summarise } from './summary.ts';
import { toTables } from './tables.ts';
import { toShownFeed } from './words.ts';

await runCommand(USAGE, async (given) => {
  const now = Math.floor(Date.now() / 1000);
  const { out, ...range } = toRange(given, now);
  const api = toApi(process.env);
  const days = (await askApi(api, toRequestsQuery(range, 'day'))) ?? [];
  const day = findDay(days, toDay(now));
  if (day === null) {
    console.error(toNothing(range));
    return 1;
  }
  const summary = summarise(await askAll(api, range, days, day), day);
  console.log(toTables(summary, range));
  writePlot(out, toPlot(summary, range));
  console.log(`\nWrote ${out}`);
  return 0;
});

/** One after the other: the API takes few queries at once. */
async function askAll(api: Api, range: Range, days: readonly Row[], day: string): Promise<Answers> {
  const ask = async (sql: string): Promise<readonly Row[]> => (await askApi(api, sql)) ?? [];
  return {
    requests: {
      day: days,
      feed: await ask(toRequestsQuery(range, 'feed')),
      format: await ask(toRequestsQuery(range, 'format')),
      reader: await ask(toRequestsQuery(range, 'reader')),
    },
    subscribers: await ask(toSubscribersQuery(range)),
    reach: {
      day: await ask(toReachQuery(range, 'day', null)),
      feed: await ask(toReachQuery(range, 'feed', day)),
      reader: await ask(toReachQuery(range, 'reader', day)),
    },
  };
}

function writePlot(out: string, plot: string): void {
  try {
    mkdirSync(path.dirname(path.resolve(out)), { recursive: true });
    writeFileSync(out, plot);
  } catch (fault) {
    throw new Error(`The plot could not be written: ${fault}. Choose another file with --out`);
  }
}

function toNothing({ dataset, from, feed }: Range): string {
  if (feed !== null) {
    return `Nothing is counted for the feed "${toShownFeed(feed)}" since ${from}. Without --feed, the tables show all feeds.`;
  }
  return `The dataset "${dataset}" has nothing since ${from}. Is the binding STATS in wrangler.toml (docs/stats.md), is it
deployed, and has a feed been asked for since? The first numbers appear after some minutes.`;
}

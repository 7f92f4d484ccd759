// Ours beside other ways to serve the same feed: the same articles, runtime and load, in paired rounds.
import { parseRssFeed } from 'feedsmith';
import { measureArticles } from './articles.ts';
import { GZIP, type Target, toTarget } from './load.ts';
import { type RoundsOf, runInTurn, toCpu, toCpuRatio, toRatio, toSpeed } from './pairs.ts';
import { FEED_PATH, type Publication } from './peers/publication.ts';
import { startAsset, startFeedsmith, startHonoFeed, startHonoKv } from './peers/start.ts';
import { type Aim, type Row, toRow } from './report.ts';
import { type Keep, type Server, startServer } from './servers.ts';
import { toFactor, toKb, toMicro, toPerSecond } from './units.ts';

const ROUNDS = { count: 11, seconds: 0.5 };
const WARM_UP = 1;

const SIX_TIMES: Aim = { words: '≥ 6', holds: (ratio) => ratio >= 6 };

/** A way to serve the feed, asked for all of it and asked with its own tag. */
export type Peer = {
  readonly name: string;
  readonly whole: Target;
  readonly notModified: Target;
  /** Bytes of a body on the wire. */
  readonly size: number;
  readonly coding: string;
};

/** The peers of which the plot tells. */
export type Peers = { readonly kv: Peer; readonly asset: Peer; readonly feedsmith: Peer };

/** `folder` is a compiled stage, `bundled` its bundle; the plot is written to `file`. */
export async function measurePeers(
  folder: string,
  bundled: string,
  file: string,
  keep: Keep,
): Promise<readonly Row[]> {
  const server = await keep(startServer(folder, bundled));
  const publication = await readPublication(server);
  const rss = await (await fetch(`${server.url}${FEED_PATH}`)).text();
  const ours = await toPeer('ours', server);
  const oursBehind = await toPeer('ours behind the asset router', atFront(server));
  const kv = await toPeer('(a) Hono, feed, KV', await keep(startHonoKv(publication)));
  const bare = await toPeer('(a) without KV', await keep(startHonoFeed(publication)));
  const asset = await toPeer('(b) static asset', atFront(await keep(startAsset(rss))));
  const feedsmith = await toPeer('(c) Hono, feedsmith', await keep(startFeedsmith(publication)));
  const all = [ours, oursBehind, kv, bare, asset, feedsmith];
  for (const { name, whole } of all) await checkSame(name, whole, publication);
  const targets = all.flatMap(({ whole, notModified }) => [whole, notModified]);
  await runInTurn(targets, 1, WARM_UP);
  const roundsOf = await runInTurn(targets, ROUNDS.count, ROUNDS.seconds);
  return [
    ...toRows(roundsOf, ours, null, null),
    ...toRows(roundsOf, kv, ours, SIX_TIMES),
    ...toRows(roundsOf, bare, ours, null),
    ...toRows(roundsOf, feedsmith, ours, null),
    ...toRows(roundsOf, oursBehind, null, null),
    ...toRows(roundsOf, asset, oursBehind, null),
    ...(await measureArticles({ kv, asset, feedsmith }, file, keep)),
  ];
}

async function readPublication({ url }: Server): Promise<Publication> {
  return (await (await fetch(`${url}/feed.json`)).json()) as Publication;
}

/** The same server by the way that looks for an asset first. */
function atFront(server: Server): Server {
  return { ...server, url: server.front };
}

async function toPeer(name: string, server: Server): Promise<Peer> {
  const { headers } = await fetch(`${server.url}${FEED_PATH}`, { headers: GZIP });
  const etag = headers.get('ETag');
  const size = Number(headers.get('Content-Length'));
  if (etag === null || size === 0) throw new Error(`${name}: ${JSON.stringify([...headers])}`);
  const fields = { next: () => FEED_PATH };
  const hit = headers.has('Cache-Status') ? 'tagwire; hit; detail=memory' : null;
  return {
    name,
    whole: toTarget(`${name}: 200`, server, { ...fields, size, cacheStatus: hit }),
    notModified: toTarget(`${name}: 304`, server, {
      ...fields,
      headers: { ...GZIP, 'If-None-Match': etag },
      status: 304,
    }),
    size,
    coding: headers.get('Content-Encoding') ?? 'identity',
  };
}

/** Throws when its feed holds other articles than ours, or others' text. */
async function checkSame(name: string, { server }: Target, { items }: Publication): Promise<void> {
  const body = await (await fetch(`${server.url}${FEED_PATH}`)).text();
  const found = parseRssFeed(body).items ?? [];
  const toTexts = (id?: string, title?: string, html?: string) => [id, title, html?.trim()];
  const theirs = found.map(({ guid, title, content }) =>
    toTexts(guid?.value, title, content?.encoded),
  );
  const own = items.map((item) => toTexts(item.id, item.title, item.content_html));
  if (JSON.stringify(theirs) !== JSON.stringify(own)) throw new Error(`${name}: another content`);
}

/** What a peer does; with how often `ours` does the same meanwhile, where it is one of the others. */
function toRows(
  roundsOf: RoundsOf,
  { name, whole, notModified, size, coding }: Peer,
  ours: Peer | null,
  aim: Aim | null,
): readonly Row[] {
  const toKind = (kind: string, target: Target, own: Target | null): readonly Row[] => {
    const rounds = roundsOf(target);
    return [
      toRow(`${name}: ${kind}`, toSpeed(rounds), toPerSecond),
      toRow('  CPU', toCpu(rounds), toMicro),
      ...(own === null
        ? []
        : [
            toRow('  ours to it', toRatio(roundsOf(own), rounds), toFactor, aim),
            toRow('  its CPU to ours', toCpuRatio(rounds, roundsOf(own)), toFactor),
          ]),
    ];
  };
  return [
    ...toKind(`200, ${toKb(size)} of ${coding}`, whole, ours?.whole ?? null),
    ...toKind('304', notModified, ours?.notModified ?? null),
  ];
}

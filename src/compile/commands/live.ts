// What `npm start` itself answers, beside the runtime: the states that open pages follow, files that only drafts
// show, and those that are too large for assets.
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { toPlayableType } from '../../catalog/playable.ts';
import { EVENTS_PATH, type Obstacle, type PreviewState } from '../../catalog/preview.ts';
import { MEDIA_FIELDS } from '../../http/media-fields.ts';
import { decode } from '../../query/parameters.ts';
import type { DraftMedium } from '../output/preview-file.ts';
import { type SentFile, sendFile } from './send-file.ts';
import { toWaitingPage, toWaitingProblem } from './waiting-page.ts';

export type Live = {
  /** False for a request that is the runtime's. Without a version to show, it answers why there is none. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Tells of the version that is shown now, with the files of its drafts. */
  readonly show: (version: string, media: readonly DraftMedium[]) => void;
  /** Tells why the newest save is not shown. */
  readonly stop: (obstacle: Obstacle) => void;
};

/** Milliseconds after which a browser that has lost us tries again. */
const RETRY = 1_000;

/** As other files, but not to be kept: they are not stored under their hash. */
const DRAFT_FIELDS = { ...MEDIA_FIELDS, 'Cache-Control': 'no-cache' };

const ADDRESS = /^\/media\/([0-9a-f]{16})\/(.+)$/su;

/** `folder` is the content folder, `bucket` that of files for a bucket, which the runtime's has not. */
export function createLive(folder: string, bucket: string): Live {
  const followers = new Set<ServerResponse>();
  let files = new Map<string, DraftMedium>();
  let state: PreviewState | null = null;
  let waiting: Obstacle | null = null;
  const tell = (news: PreviewState): void => {
    state = news;
    for (const follower of followers) follower.write(toEvent(news));
  };
  const follow = (response: ServerResponse): void => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(`retry: ${RETRY}\n\n`);
    if (state !== null) response.write(toEvent(state));
    followers.add(response);
    response.once('close', () => followers.delete(response));
  };
  return {
    answer: (request, response) => {
      const { method, url = '', headers } = request;
      const isStream = method === 'GET' && url === EVENTS_PATH;
      if (waiting !== null && !isStream) {
        sendWaiting(waiting, headers.accept ?? '', response);
        return true;
      }
      if (isStream) follow(response);
      if (isStream) return true;
      if (method !== 'GET' && method !== 'HEAD') return false;
      const address = url.replace(/\?.*$/su, '');
      const draft = files.get(address);
      const file = draft === undefined ? findLarge(bucket, address) : toSent(folder, draft);
      if (file !== null) sendFile(request, response, file);
      return file !== null;
    },
    show: (version, media) => {
      files = new Map(media.map((file) => [file.path, file]));
      waiting = null;
      tell({ version, obstacle: null });
    },
    stop: (obstacle) => {
      if (state !== null) return tell({ ...state, obstacle });
      waiting = obstacle;
      // Pages that say why load again; others are of a version that is none any more.
      for (const follower of followers) follower.write(toEvent({ version: '', obstacle }));
    },
  };
}

function sendWaiting(obstacle: Obstacle, accept: string, response: ServerResponse): void {
  const isPage = accept.includes('text/html');
  response.writeHead(503, {
    'Content-Type': isPage ? 'text/html; charset=utf-8' : 'application/problem+json',
    'Cache-Control': 'no-store',
  });
  response.end(isPage ? toWaitingPage(obstacle) : toWaitingProblem(obstacle));
}

function toEvent(state: PreviewState): string {
  return `data: ${JSON.stringify(state)}\n\n`;
}

function toSent(folder: string, { path: address, source, type }: DraftMedium): SentFile {
  const [, , hash = ''] = address.split('/');
  return { file: path.join(folder, source), hash, type, fields: DRAFT_FIELDS };
}

/** Null where no such file is too large for assets. */
function findLarge(bucket: string, address: string): SentFile | null {
  const [, hash, name] = ADDRESS.exec(decode(address) ?? '') ?? [];
  const type = name === undefined ? null : toPlayableType(name);
  if (hash === undefined || name === undefined || type === null) return null;
  const home = path.join(bucket, 'media', hash);
  const file = path.join(home, name.normalize('NFC'));
  if (!file.startsWith(home + path.sep) || !existsSync(file)) return null;
  return { file, hash, type, fields: MEDIA_FIELDS };
}

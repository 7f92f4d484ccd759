// What `npm start` itself answers, beside the runtime: the states that open pages follow, and files that
// only drafts show.
import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream';
import { EVENTS_PATH, type Obstacle, type PreviewState } from '../../catalog/preview.ts';
import type { DraftMedium } from '../output/preview-file.ts';
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

/** As files are served past the Worker, but not to be kept: they are not stored under their hash. */
const MEDIA_FIELDS = {
  'Cache-Control': 'no-cache',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
};

/** `folder` is the content folder. */
export function createLive(folder: string): Live {
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
    answer: ({ method, url = '', headers }, response) => {
      const isStream = method === 'GET' && url === EVENTS_PATH;
      if (waiting !== null && !isStream) {
        sendWaiting(waiting, headers.accept ?? '', response);
        return true;
      }
      if (method !== 'GET') return false;
      const file = files.get(url);
      if (isStream) follow(response);
      else if (file !== undefined) sendFile(path.join(folder, file.source), file.type, response);
      else return false;
      return true;
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

function sendFile(file: string, type: string, response: ServerResponse): void {
  const reading = createReadStream(file);
  reading.once('open', () => response.writeHead(200, { ...MEDIA_FIELDS, 'Content-Type': type }));
  reading.once('error', () => {
    // It has gone since it was compiled.
    if (!response.headersSent) response.writeHead(404).end();
  });
  pipeline(reading, response, () => undefined);
}

// What `npm start` itself answers, beside the runtime: the states that open pages follow, files that only drafts
// show, and those that a deploy serves past the Worker.
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { EVENTS_PATH, type Obstacle, type PreviewState } from '../../catalog/preview.ts';
import { MEDIA_FIELDS } from '../../http/media-fields.ts';
import { type AnswerFile, isOfFile } from '../../static-files/static-files.ts';
import type { DraftMedium } from '../output/preview-file.ts';
import type { AnswerOwn } from './front.ts';
import { type SentFile, sendFile, toHeaders } from './send-file.ts';
import { toWaitingPage, toWaitingProblem } from './waiting-page.ts';

export type Live = {
  /** False for a request that is the runtime's. Without a version to show, it answers why there is none. */
  readonly answer: AnswerOwn;
  /** Tells of the version that is shown now, with the files of its drafts and its other files. */
  readonly show: (version: string, media: readonly DraftMedium[], answerFile: AnswerFile) => void;
  /** Tells why the newest save is not shown. */
  readonly stop: (obstacle: Obstacle) => void;
};

/** Milliseconds after which a browser that has lost us tries again. */
const RETRY = 1_000;

/** As other files, but not to be kept: they are not stored under their hash. */
const DRAFT_FIELDS = { ...MEDIA_FIELDS, 'Cache-Control': 'no-cache' };

/** `folder` is the content folder. */
export function createLive(folder: string): Live {
  const followers = new Set<ServerResponse>();
  let files = new Map<string, DraftMedium>();
  let answerFile: AnswerFile = async () => null;
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
      const address = url.replace(/\?.*$/su, '');
      if (!isOfFile(address)) return false;
      const draft = files.get(address);
      if (draft === undefined) return answerBy(answerFile, address, request, response);
      if (method !== 'GET' && method !== 'HEAD') return false;
      sendFile(request, response, toSent(folder, draft));
      return true;
    },
    show: (version, media, answerOther) => {
      answerFile = answerOther;
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

/** Resolves to whether there is such a file. */
async function answerBy(
  answerFile: AnswerFile,
  address: string,
  { method = 'GET', url = '', headers }: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { href } = new URL(url, 'http://localhost');
  const request = { method, url: href, headers: toHeaders(headers) };
  const answer = await answerFile(request, address);
  if (answer === null) return false;
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body === null) response.end();
  // Where the client goes, the file is closed.
  else await pipeline(Readable.fromWeb(answer.body as WebStream), response).catch(() => undefined);
  return true;
}

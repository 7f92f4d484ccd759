// Files below /media and /static, as Cloudflare serves them past the Worker: the same addresses, fields and
// answers. Beside that, parts of them, which players of podcasts and films ask for.
import { type FileHandle, open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import mime from 'mime';
import { toPlayableType } from '../catalog/playable.ts';
import { type ByteRange, toByteRange } from '../http/byte-range.ts';
import { toFileAnswer } from '../http/file-answer.ts';
import { findFields, readHeaderRules } from './header-rules.ts';

/** Folders whose files everybody may have, from that of the assets. All others are private. */
const PUBLIC = [
  ['.', 'media'],
  ['.', 'static'],
  // What is too large for assets on Cloudflare.
  ['../bucket', 'media'],
] as const;

const OF_FILES = /^\/(?:media|static)\//;

type StaticFile = {
  /** On the disk. */
  readonly file: string;
  readonly etag: string;
  /** Fields of answers with the file or a part of it, and of those that it is as it was. */
  readonly own: Fields;
  /** Fields of all answers at its address. */
  readonly all: Fields;
};

type Fields = ReturnType<typeof findFields>;

type FileRequest = Pick<Request, 'method' | 'url' | 'headers'>;

/** Answers a request for a file; null where no file is meant, or where it is gone. */
export type AnswerFile = (request: FileRequest, pathname: string) => Promise<Response | null>;

/** Whether a path is that of a file that is served past the Worker, where there is one. */
export function isOfFile(pathname: string): boolean {
  return OF_FILES.test(pathname);
}

/** Knows the files that are there now: a later compile has others. `folder` is that of the assets. */
export async function openStaticFiles(folder: string): Promise<AnswerFile> {
  const files = await listFiles(folder);
  return async (request, pathname) => {
    const decoded = decodePath(pathname);
    const found = files.get(decoded);
    if (found === undefined) return null;
    const { method } = request;
    const isAsked = method === 'GET' || method === 'HEAD';
    // What ends like audio or video is answered by the Worker there, all other files by the assets.
    const type = toPlayableType(pathname);
    if (type !== null) {
      // The Worker takes a second slash for another address.
      return isAsked && !pathname.includes('//') ? await answerPlayed(request, found, type) : null;
    }
    if (!isAsked) return answer(405, [['Content-Length', '0'], ...found.all]);
    const encoded = decoded.split('/').map(encodeURIComponent).join('/');
    if (encoded === pathname) return await answerOther(request, found);
    return answer(307, [['Location', encoded + new URL(request.url).search], ...found.all]);
  };
}

/** As the Worker does. */
async function answerPlayed(
  request: FileRequest,
  { file, etag, all }: StaticFile,
  type: string,
): Promise<Response | null> {
  const handle = await openFile(file);
  if (handle === null) return null;
  const { size: length } = await handle.stat();
  const now = Math.floor(Date.now() / 1000);
  const facts = { etag, length, type };
  const { status, fields, part } = toFileAnswer(request, facts, Object.fromEntries(all), now);
  return answer(status, Object.entries(fields), await toBody(handle, part));
}

/** As assets do, and parts beside that. */
async function answerOther(
  request: FileRequest,
  { file, etag, own }: StaticFile,
): Promise<Response | null> {
  const known = request.headers.get('If-None-Match');
  if (known === etag || known === `W/${etag}`) return answer(304, own);
  if (request.method === 'HEAD') return answer(200, own);
  const handle = await openFile(file);
  if (handle === null) return null;
  const { size } = await handle.stat();
  const range = toByteRange(request, etag, size);
  if (range === 'unsatisfiable') {
    await handle.close();
    return answer(416, [['Content-Range', `bytes */${size}`], ...own]);
  }
  const part = range ?? { first: 0, last: size - 1 };
  const { first, last } = part;
  const sized = [['Content-Length', `${last - first + 1}`] as const, ...own];
  const body = await toBody(handle, part);
  if (range === null) return answer(200, sized, body);
  return answer(206, [['Content-Range', `bytes ${first}-${last}/${size}`], ...sized], body);
}

/** By their paths, not encoded. */
async function listFiles(folder: string): Promise<ReadonlyMap<string, StaticFile>> {
  const rules = readHeaderRules(await readFile(path.join(folder, '_headers'), 'utf8'));
  const files = new Map<string, StaticFile>();
  for (const [place, one] of PUBLIC) {
    const base = path.join(folder, place);
    const root = path.join(base, one);
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const below = path.relative(base, file).split(path.sep).join('/');
      files.set(`/${below}`, { file, ...toFields(`/${below}`, rules) });
    }
  }
  return files;
}

/** The folder of a file is the hash of its bytes. */
function toFields(
  below: string,
  rules: ReturnType<typeof readHeaderRules>,
): Pick<StaticFile, 'etag' | 'own' | 'all'> {
  const type = mime.getType(below);
  const [, , hash = ''] = below.split('/');
  const etag = `"${hash}"`;
  const all = findFields(rules, below);
  const charset = type?.startsWith('text/') ? '; charset=utf-8' : '';
  const typed = type === null ? [] : [['Content-Type', `${type}${charset}`] as const];
  return { etag, all, own: [['ETag', etag], ...typed, ['Accept-Ranges', 'bytes'], ...all] };
}

function answer(status: number, fields: Fields, body: ReadableStream | null = null): Response {
  const headers = new Headers(fields.map(([name, value]) => [name, value]));
  return new Response(body, { status, headers });
}

/** Null where a later compile has removed it. */
async function openFile(file: string): Promise<FileHandle | null> {
  try {
    return await open(file);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  }
}

/** Closes the file at its end, where the client goes, and at once where nothing of it is sent. */
async function toBody(handle: FileHandle, part: ByteRange | null): Promise<ReadableStream | null> {
  if (part === null || part.last < part.first) {
    await handle.close();
    return null;
  }
  const { first: start, last: end } = part;
  return Readable.toWeb(handle.createReadStream({ start, end })) as ReadableStream;
}

/** As Cloudflare does: each part by itself, so that what cannot be decoded stays; several slashes are one. */
function decodePath(pathname: string): string {
  const parts = pathname.split('/').map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
  return parts.join('/').replace(/\/+/g, '/');
}

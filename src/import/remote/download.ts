// Many files from the web into one folder, several at a time. Nothing that is there is overwritten, and what
// is there from an import that was interrupted is not got again.
import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { getRemote, type Limits } from './get.ts';

export type DownloadLimits = Limits & {
  readonly files: number;
  readonly allBytes: number;
  readonly atOnce: number;
};

/** The path of a file below the content folder. */
export type Download = string;

type Options = {
  /** Absolute path of the content folder. */
  readonly out: string;
  readonly limits: DownloadLimits;
  /** Hears why a file is not there. */
  readonly tell: (url: string, message: string) => void;
  readonly onProgress: (done: number, total: number) => void;
};

const FOLDER = 'media/imported';

/** Characters of a name, which the hash of the address follows. */
const MOST_NAME = 60;

/** Gets files; those that are there now, by their URLs. */
export async function downloadAll(
  urls: readonly string[],
  { out, limits, tell, onProgress }: Options,
): Promise<ReadonlyMap<string, Download>> {
  const folder = path.join(out, FOLDER);
  const there = await readNames(folder);
  const downloads = new Map<string, Download>();
  const queue = urls.slice(0, limits.files);
  for (const url of urls.slice(limits.files)) tell(url, `more than ${limits.files} files`);
  let bytes = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
      const stem = toStem(url);
      const known = there.get(stem);
      try {
        if (bytes > limits.allBytes)
          throw new Error(`more than ${toMegabytes(limits.allBytes)} in all`);
        const got = known === undefined ? await get(url, limits) : null;
        bytes += got?.bytes.byteLength ?? 0;
        if (got !== null) await write(folder, `${stem}.${got.extension}`, got.bytes);
        downloads.set(url, `${FOLDER}/${known ?? `${stem}.${got?.extension}`}`);
      } catch (fault) {
        tell(url, fault instanceof Error ? fault.message.replace(`${url}: `, '') : String(fault));
      }
      done += 1;
      onProgress(done, Math.min(urls.length, limits.files));
    }
  };
  await Promise.all(Array.from({ length: limits.atOnce }, work));
  return downloads;
}

type Got = { readonly bytes: Uint8Array; readonly extension: string };

/** What a file is, its bytes say: servers answer with pages, and names lie. */
async function get(url: string, limits: Limits): Promise<Got> {
  const { bytes } = await getRemote(url, limits);
  const found = await fileTypeFromBuffer(bytes);
  if (found !== undefined && /^(?:image|audio|video)\//u.test(found.mime)) {
    return { bytes, extension: found.ext };
  }
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('utf8');
  if (/^\s*<(?:\?xml|!--|!DOCTYPE svg|svg)/iu.test(head) && /<svg[\s>]/iu.test(head)) {
    return { bytes, extension: 'svg' };
  }
  throw new Error('this is no image, sound or film');
}

/** Whole or not at all, whenever the import is interrupted. */
async function write(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = path.join(folder, `.${name}.part`);
  try {
    await writeFile(draft, bytes);
    await rename(draft, path.join(folder, name));
  } finally {
    await rm(draft, { force: true });
  }
}

/** Names by what is before their endings. */
async function readNames(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder).catch(() => []);
  const whole = names.filter((name) => !name.startsWith('.'));
  return new Map(whole.map((name) => [path.parse(name).name, name]));
}

/** A name that no other address has, and that every system takes. */
function toStem(url: string): string {
  const hash = createHash('sha256').update(url).digest('hex').slice(0, 8);
  const { name } = path.posix.parse(decode(new URL(url).pathname));
  const safe = name
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '');
  return `${[...safe].slice(0, MOST_NAME).join('') || 'file'}-${hash}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function toMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

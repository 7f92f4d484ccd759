// Published audio and video: in the deployed version's assets, and what is too large for them in a bucket.
import { LARGEST_ASSET, type PublicMedia, toMediaPath } from '../catalog/media.ts';
import type { ByteRange } from '../http/byte-range.ts';
import { cutStream } from '../http/cut-stream.ts';
import { log } from '../log.ts';
import type { Assets } from './articles.ts';

/** What we use of an R2 bucket. */
export type Bucket = {
  readonly get: (
    key: string,
    options: { readonly range: { readonly offset: number; readonly length: number } },
  ) => Promise<{ readonly body: ReadableStream<Uint8Array> } | null>;
};

/** Where media are; `bucket` where the owner has bound one (docs/publication.md). */
export type MediaStore = { readonly assets: Assets; readonly bucket: Bucket | null };

type Bytes = ReadableStream<Uint8Array>;

/** The bytes from `first` to `last` of a file; null, and a line in the log, where it is missing. */
export async function openMedium(
  { assets, bucket }: MediaStore,
  medium: PublicMedia,
  range: ByteRange,
): Promise<Bytes | null> {
  const path = toMediaPath(medium);
  const { length } = medium;
  const isLarge = length > LARGEST_ASSET;
  const body = isLarge ? await readBucket(bucket, medium, range) : await readAsset(assets, path);
  if (body === null) {
    log('stored-file-missing', `${path}: not in ${isLarge ? 'the bucket' : 'the assets'}`, {
      path,
    });
    return null;
  }
  const size = range.last - range.first + 1;
  return isLarge
    ? cutStream(body, { first: 0, last: size - 1 }, size)
    : cutStream(body, range, length);
}

async function readAsset(assets: Assets, path: string): Promise<Bytes | null> {
  const { ok, body } = await assets.fetch(`https://assets.invalid${path}`);
  if (ok) return body;
  await body?.cancel();
  return null;
}

/** A bucket sends just the part that is wanted. Its keys are as compile names the files in `dist/bucket`. */
async function readBucket(
  bucket: Bucket | null,
  { hash, name }: PublicMedia,
  { first, last }: ByteRange,
): Promise<Bytes | null> {
  const range = { offset: first, length: last - first + 1 };
  const object = (await bucket?.get(`media/${hash}/${name}`, { range })) ?? null;
  return object === null ? null : object.body;
}

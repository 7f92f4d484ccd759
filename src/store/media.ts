// Published audio and video, read from the deployed version's assets.
import { type MediaAddress, toMediaPath } from '../catalog/media.ts';
import { log } from '../log.ts';
import type { Assets } from './articles.ts';

/** All bytes of a file; null, and a line in the log, where it is missing. */
export async function openMedium(
  assets: Assets,
  address: MediaAddress,
): Promise<ReadableStream<Uint8Array> | null> {
  const path = toMediaPath(address);
  const { ok, status, body } = await assets.fetch(`https://assets.invalid${path}`);
  if (ok && body !== null) return body;
  await body?.cancel();
  log('stored-file-missing', `${path}: not found, status ${status}`, { path });
  return null;
}

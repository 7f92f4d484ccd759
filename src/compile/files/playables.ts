// Audio and video files: how long they play, and how large films are shown. The only file that knows the
// package mediabunny.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { toPlayableType } from '../../catalog/playable.ts';
import { type FileStat, NO_STAT, toFileStat, toLastingStat } from './file-stat.ts';
import type { Folder } from './folder.ts';
import type { KnownMedium, MediaMemory, Playable, Playables } from './known-media.ts';
import { toHashText } from './media.ts';

/**
 * All audio and video files of a folder. Those that `memory` knows are not read. Their packets are looked
 * at one by one, which no synchronous reader does, so this is done before articles ask for them. A file
 * that cannot be read is missing here, and reported where an article uses it.
 */
export async function readPlayables(folder: Folder, memory: MediaMemory): Promise<Playables> {
  const playables = new Map<string, Playable>();
  for (const path of folder.files) {
    if (toPlayableType(path) === null) continue;
    const source = join(folder.root, path);
    const stat = toFileStat(source);
    if (stat === null || stat === NO_STAT) continue;
    const remembered = memory.get(path);
    const known = remembered?.stat === stat ? remembered : await readPlayable(source, stat);
    if (known !== null) playables.set(path, { stat, known });
  }
  return playables;
}

async function readPlayable(source: string, stat: FileStat): Promise<KnownMedium | null> {
  const now = Date.now();
  const hash = createHash('sha256');
  let length = 0;
  try {
    for await (const piece of createReadStream(source)) {
      hash.update(piece);
      length += piece.length;
    }
  } catch {
    return null;
  }
  const lasting = toLastingStat(stat, now);
  return { stat: lasting, hash: toHashText(hash), length, ...(await readFigures(source)) };
}

/** Nulls where the file is damaged, or of a kind that the package does not read. */
async function readFigures(source: string): Promise<Pick<KnownMedium, 'size' | 'duration'>> {
  const { ALL_FORMATS, FilePathSource, Input } = await import('mediabunny');
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(source) });
  try {
    const seconds = await input.computeDuration();
    const film = await input.getPrimaryVideoTrack();
    const size = film === null ? null : { width: film.displayWidth, height: film.displayHeight };
    // A sound of half a second lasts longer than none.
    return { size, duration: seconds > 0 ? Math.max(1, Math.round(seconds)) : null };
  } catch {
    return { size: null, duration: null };
  } finally {
    input.dispose();
  }
}

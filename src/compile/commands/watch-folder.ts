// Watches a folder with all that is below it: one watcher a folder, however many files it has.
import {
  existsSync,
  type FSWatcher,
  lstatSync,
  readdirSync,
  realpathSync,
  statSync,
  watch,
} from 'node:fs';
import path from 'node:path';

/** Milliseconds between two looks at whether the folder is still the same one. */
const INTERVAL = 200;

/** Where a path leads, and what no other folder has, not even one that takes the inode of this one. */
type Found = { readonly root: string; readonly identity: string };

/**
 * Calls `onChange` at least once for every change, until the process ends: also when another folder takes
 * the place of this one, or when it goes and comes again.
 */
export function watchFolder(folder: string, onChange: () => void): void {
  const watchers = new Map<string, FSWatcher>();
  const forget = (below: string): void => {
    for (const [watched, watcher] of watchers) {
      if (watched !== below && !watched.startsWith(below + path.sep)) continue;
      watcher.close();
      watchers.delete(watched);
    }
  };
  const add = (below: string): void => {
    if (!lstatSync(below, { throwIfNoEntry: false })?.isDirectory()) return;
    try {
      const watcher = watch(below, (event, name) => {
        onChange();
        if (event !== 'rename' || name === null) return;
        // Something of that name came or went; a folder that came is not the one that was watched.
        forget(path.join(below, name));
        add(path.join(below, name));
      });
      watcher.on('error', () => forget(below));
      watchers.set(below, watcher);
      // Watched first and listed then: what comes between is seen twice rather than never.
      for (const entry of readdirSync(below, { withFileTypes: true })) {
        if (entry.isDirectory()) add(path.join(below, entry.name));
      }
    } catch (fault) {
      forget(below);
      // Or it has gone meanwhile, of which its parent tells.
      if (existsSync(below)) console.error(`Changes in ${below} are not seen: ${fault}`);
    }
  };
  let watched: Found | null = null;
  // The system tells what happens in a folder, but not that its path now leads to another one.
  const look = (): boolean => {
    const found = find(folder);
    if (found?.identity === watched?.identity) return false;
    if (watched !== null) forget(watched.root);
    if (found !== null) add(found.root);
    watched = found;
    return true;
  };
  look();
  setInterval(() => {
    if (look()) onChange();
  }, INTERVAL);
}

/** Null where a path leads to nothing. */
function find(folder: string): Found | null {
  try {
    const { dev, ino, birthtimeMs } = statSync(folder);
    return { root: realpathSync(folder), identity: `${dev} ${ino} ${birthtimeMs}` };
  } catch {
    return null;
  }
}

// Watches folders with all that is below them: one watcher a folder, however many files it has.
import { type FSWatcher, lstatSync, readdirSync, realpathSync, watch } from 'node:fs';
import path from 'node:path';

/** Calls `onChange` at least once for every change, until the process ends. */
export function watchFolders(folders: readonly string[], onChange: () => void): void {
  const watchers = new Map<string, FSWatcher>();
  const forget = (folder: string): void => {
    for (const [watched, watcher] of watchers) {
      if (watched !== folder && !watched.startsWith(folder + path.sep)) continue;
      watcher.close();
      watchers.delete(watched);
    }
  };
  const add = (folder: string): void => {
    if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
    try {
      const watcher = watch(folder, (event, name) => {
        onChange();
        if (event !== 'rename' || name === null) return;
        // Something of that name came or went; a folder that came is not the one that was watched.
        forget(path.join(folder, name));
        add(path.join(folder, name));
      });
      watcher.on('error', () => forget(folder));
      watchers.set(folder, watcher);
      // Watched first and listed then: what comes between is seen twice rather than never.
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        if (entry.isDirectory()) add(path.join(folder, entry.name));
      }
    } catch {
      // It has gone meanwhile, of which its parent tells.
      forget(folder);
    }
  };
  for (const folder of folders) add(realpathSync(folder));
}

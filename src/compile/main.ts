// `npm run compile`: compiles once and exits, 1 where the content has an error.
import { readSiteUrl, toContentFolder } from './folders.ts';
import { runCompile } from './run.ts';
import { runCommand } from './run-command.ts';
import { findServing, toConflict } from './serving.ts';

await runCommand(async () => {
  const origin = readSiteUrl(process.env);
  const serving = findServing();
  if (serving !== null) {
    // Beside a running `npm start` this is a check: the site it serves stays as it is.
    const conflict = toConflict(serving, toContentFolder(process.env).folder, origin);
    if (conflict !== null) throw new Error(conflict);
  }
  const { done } = await runCompile(origin ?? serving?.origin ?? null, false);
  return done === null ? 1 : 0;
});

// `npm run compile`: compiles once and exits, 1 where the content has an error.
import { findClaim, toConflict } from './claim.ts';
import { readSiteUrl, toContentFolder } from './folders.ts';
import { runCommand } from './run-command.ts';
import { runCompile } from './run-compile.ts';

await runCommand(async () => {
  const origin = readSiteUrl(process.env);
  const claim = findClaim();
  if (claim !== null) {
    // Beside a running `npm start` this is a check: the site it serves stays as it is.
    const conflict = toConflict(claim, toContentFolder(process.env).folder, origin);
    if (conflict !== null) throw new Error(conflict);
  }
  const older = claim === null ? 'previous' : 'keep';
  const { done } = await runCompile(origin ?? claim?.origin ?? null, older);
  return done === null ? 1 : 0;
});

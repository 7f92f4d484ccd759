// `npm run compile`: compiles once and exits, 1 where the content has an error.
import { readSiteUrl } from './folders.ts';
import { runCompile } from './run.ts';
import { runCommand } from './run-command.ts';
import { findServing } from './serving.ts';

await runCommand(async () => {
  // Beside a running `npm start` this is a check: the site it serves keeps its links.
  const origin = readSiteUrl(process.env) ?? findServing()?.origin ?? null;
  const { done } = await runCompile(origin, false);
  return done === null ? 1 : 0;
});

// `npm run compile`: compiles once and exits, 1 where the content has an error.
import { readSiteUrl } from './folders.ts';
import { runCommand, runCompile } from './run.ts';

await runCommand(async () => {
  const { done } = await runCompile(readSiteUrl(process.env), true);
  return done === null ? 1 : 0;
});

// `npm run compile`: compiles once and exits, 1 where the content has an error.
import { findClaim, toConflict } from './claim.ts';
import type { Usage } from './command-line.ts';
import { findContentFolder, readSiteUrl } from './folders.ts';
import { LENIENT } from './lenient.ts';
import { FORMATS } from './report.ts';
import { runCommand } from './run-command.ts';
import { runCompile } from './run-compile.ts';

const USAGE: Usage = {
  command: 'npm run compile',
  about: `Checks and compiles the content folder. CONTENT_DIR names another one, SITE_URL replaces
the url of its site.yaml.
Exit code: 0 compiled, 1 errors in the content, 2 wrong options or variables.`,
  options: {
    all: { meaning: 'print every problem, also where a rule is broken in very many places' },
    lenient: LENIENT,
    format: { values: FORMATS, meaning: 'for people, for programs, or for GitHub Actions' },
  },
};

await runCommand(USAGE, async ({ options }) => {
  const origin = readSiteUrl(process.env);
  const { folder } = findContentFolder(process.env);
  const claim = findClaim();
  if (claim !== null) {
    // Beside a running `npm start` this is a check: the site it serves stays as it is.
    const conflict = toConflict(claim, folder, origin);
    if (conflict !== null) throw new Error(conflict);
  }
  const older = claim === null ? 'previous' : 'keep';
  const format = FORMATS.find((one) => one === options.get('format')) ?? 'text';
  const form = { format, all: options.has('all') };
  const { done } = await runCompile(origin ?? claim?.origin ?? null, older, {
    form,
    lenient: options.has('lenient'),
  });
  return done === null ? 1 : 0;
});

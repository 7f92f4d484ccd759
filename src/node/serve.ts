// `npm run serve`: bundles the server beside the release, and runs it.
import { pathToFileURL } from 'node:url';
import type { Usage } from '../compile/commands/command-line.ts';
import { OUT } from '../compile/commands/folders.ts';
import { runCommand } from '../compile/commands/run-command.ts';
import { hashCode } from '../compile/output/code.ts';
import { bundleServer } from './bundle.ts';
import { toOptions, USAGE } from './options.ts';
import { readRelease } from './release.ts';

const WITH_BUNDLE: Usage = {
  ...USAGE,
  options: {
    ...USAGE.options,
    bundle: {
      meaning: 'only write dist/server.mjs, which serves the folder it is in without node_modules',
    },
  },
};

await runCommand(WITH_BUNDLE, async (given) => {
  toOptions(given, process.env);
  const code = hashCode();
  await readRelease(OUT, code);
  const program = await bundleServer(OUT, code);
  if (given.options.has('bundle')) console.log(`Wrote ${program}. It serves the folder it is in.`);
  // A path would be read as a URL: `#` and `%` mean something else there, and `C:` is no scheme.
  else await import(pathToFileURL(program).href);
  return process.exitCode === undefined ? 0 : Number(process.exitCode);
});

// `npm run wrangler`: the project's own wrangler, with the settings of the publication. All options are its.
import { findContentFolder } from './folders.ts';
import { runToExitCode } from './run-command.ts';
import { toConfigOptions } from './worker-settings.ts';
import { startWrangler, toExitCode } from './wrangler.ts';

await runToExitCode(async () => {
  const { folder, shown } = findContentFolder(process.env);
  const passed = process.argv.slice(2);
  const parameters = [...passed, ...toConfigOptions(folder, shown, passed)];
  return await toExitCode(startWrangler(parameters, {}));
});

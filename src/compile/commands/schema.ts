// `npm run schema`: writes the schemas that editors read, after a change of a key or of its description.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Usage } from './command-line.ts';
import { toSchemaFiles } from './editor-schemas.ts';
import { ROOT } from './folders.ts';
import { runCommand } from './run-command.ts';

const USAGE: Usage = {
  command: 'npm run schema',
  about: 'Writes the schemas that editors read, in docs/schema.',
  options: {},
};

await runCommand(USAGE, async () => {
  const folder = path.join(ROOT, 'docs/schema');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(toSchemaFiles())) {
    writeFileSync(path.join(folder, name), text);
    console.log(`Wrote docs/schema/${name}`);
  }
  return 0;
});

// `npm run init -- --editor`: a web editor for the content folder, in the repository that the folder is in.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { quote } from '../diagnostics/hints.ts';
import { listFolder } from '../files/folder.ts';
import { type Given, UsageFault } from './command-line.ts';
import { findContentFolder } from './folders.ts';
import { readSoundSettings } from './sound-settings.ts';
import { findRepository, isOurs, toEditorFiles } from './web-editor.ts';

/** What belongs to `--editor`; all else is about content that begins. */
const OPTIONS = ['editor', 'repository'];

/** Writes the editor's files, and those of an earlier run again. Throws, in words for a person, where it cannot. */
export function writeEditor(options: Given['options']): void {
  const other = [...options.keys()].find((name) => !OPTIONS.includes(name));
  if (other !== undefined) {
    throw new UsageFault(`--${other} is for a new publication; leave it out beside --editor`);
  }
  const repository = options.get('repository');
  if (repository === undefined) {
    throw new UsageFault(
      '--editor needs --repository, its owner and name on GitHub, like ada/blog',
    );
  }
  if (!/^[\w.-]+\/[\w.-]+$/u.test(repository)) {
    throw new UsageFault(
      `--repository must be an owner and a name, like ada/blog, got ${quote(repository)}`,
    );
  }
  const { folder, shown } = findContentFolder(process.env);
  const root = findRepository(folder);
  if (root === null) {
    throw new Error(
      `${shown} is in no git repository, which the editor would write to: run "git init" first.`,
    );
  }
  const now = Math.floor(Date.now() / 1000);
  const settings = readSoundSettings(
    listFolder(folder, () => () => undefined),
    shown,
    now,
  );
  const inRepository = path.relative(root, folder).replaceAll(path.sep, '/');
  const files = Object.entries(toEditorFiles({ settings, repository, folder: inRepository }));
  const foreign = files.find(([name]) => !isOurs(path.join(root, name)));
  if (foreign !== undefined) {
    throw new Error(
      `${path.join(root, foreign[0])} is not from this command. Move it away, then try again.`,
    );
  }
  for (const [name, text] of files) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
    console.log(`Wrote ${path.join(root, name)}`);
  }
  console.log('Next: docs/publication.md says how to publish the editor and to log in.');
}

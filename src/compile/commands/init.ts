// `npm run init`: begins a publication in a folder of its own, or in the place of the sample.
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findSettingsFaults } from '../content/settings-shape.ts';
import { ROOT, toContentFolder } from './folders.ts';
import { toLocal } from './local-date.ts';
import { readOptions } from './read-options.ts';
import { runCommand } from './run-command.ts';
import { toSiteFiles } from './site-template.ts';

const USAGE = `Usage: npm run init -- --title TITLE --url URL [options]

  --title TITLE        name of the publication
  --url URL            its public address, like https://blog.example.org
  --description TEXT   one sentence about it
  --author NAME        who writes; default: the title
  --language TAG       main language (BCP 47); default: en
  --zone ZONE          time zone, like Europe/Berlin; default: that of this machine
  --out FOLDER         a new folder; default: CONTENT_DIR, or content
  --replace            keeps what is in that folder beside it, as FOLDER.old
  --help               shows this text`;

const OPTIONS = {
  title: { type: 'string' },
  url: { type: 'string' },
  description: { type: 'string' },
  author: { type: 'string' },
  language: { type: 'string' },
  zone: { type: 'string' },
  out: { type: 'string' },
  replace: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const SCHEMA = path.join(ROOT, 'docs/schema/site.json');

await runCommand(init);

async function init(): Promise<number> {
  const { values, positionals } = readOptions(process.argv.slice(2), OPTIONS, USAGE);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const { title, url } = values;
  if (title === undefined || url === undefined || positionals.length > 0) throw new Error(USAGE);
  const { folder, shown } = toContentFolder(
    values.out === undefined ? process.env : { CONTENT_DIR: values.out },
  );
  const zone = values.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const files = toSiteFiles({
    title,
    description: values.description ?? `Articles of ${title}.`,
    url,
    author: values.author ?? title,
    language: values.language ?? 'en',
    zone,
    today: toLocal(Math.floor(Date.now() / 1000), zone).slice(0, 10),
    schema: path.relative(folder, SCHEMA).replaceAll(path.sep, '/'),
  });
  const faults = findSettingsFaults(files['site.yaml']);
  // The settings are named like the options.
  if (faults.length > 0) throw new Error(faults.join('\n').replace(/^"(\w+)"/gmu, '--$1'));
  makeRoom(folder, shown, values.replace ?? false);
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
    console.log(`Created ${path.join(shown, name)}`);
  }
  const isDefault = folder === path.join(ROOT, 'content');
  console.log(`Next: ${isDefault ? '' : `CONTENT_DIR=${shown} `}npm start`);
  return 0;
}

/** What is in the folder goes out of the way, or stays and is a reason to stop. */
function makeRoom(folder: string, shown: string, replace: boolean): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  if (!replace) {
    throw new Error(
      `${shown} is not empty. Choose a new folder (--out FOLDER), or add --replace: ` +
        `what is there will be in ${shown}.old.`,
    );
  }
  if (existsSync(`${folder}.old`)) {
    throw new Error(`${shown}.old exists already. Move it away, then try again.`);
  }
  renameSync(folder, `${folder}.old`);
  console.log(`Moved ${shown} to ${shown}.old`);
}

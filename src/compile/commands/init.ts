// `npm run init`: begins a publication, as a repository of its own, as a folder, or in the place of the sample;
// or gives one a web editor.
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findSettingsFaults } from '../content/settings-shape.ts';
import { type Usage, UsageFault } from './command-line.ts';
import { findContentFolder, ROOT, toContentFolder } from './folders.ts';
import { toLocal } from './local-date.ts';
import { toPublicationFiles } from './publication-template.ts';
import { runCommand } from './run-command.ts';
import { toSiteFiles } from './site-template.ts';
import { listThemes, toThemedFiles, writeTheme } from './theme-template.ts';
import { writeEditor } from './write-editor.ts';

const SCHEMA = path.join(ROOT, 'docs/schema/site.json');

const USAGE: Usage = {
  command: 'npm run init',
  about:
    'Creates a content folder with a short site.yaml and one article, or with --publication a repository ' +
    'with such a folder and a workflow that deploys it. Nothing is ever overwritten.',
  options: {
    title: { sample: '"My blog"', meaning: 'name of the publication' },
    url: { sample: 'https://blog.example.org', meaning: 'its public address' },
    description: { sample: '"…"', meaning: 'one sentence about it' },
    author: { sample: '"Ada Lovelace"', meaning: 'who writes; else the title' },
    language: { sample: 'en', meaning: 'main language (BCP 47); else en' },
    zone: { sample: 'Europe/Berlin', meaning: 'time zone; else that of this machine' },
    publication: { sample: '../blog', meaning: 'a new folder for a repository of its own' },
    out: { sample: '../blog', meaning: 'a new folder; else CONTENT_DIR or content' },
    theme: {
      values: listThemes(),
      meaning: 'a look; without --title, for the content that is there',
    },
    editor: { meaning: 'instead of that, a web editor for the content that is there' },
    repository: { sample: 'ada/blog', meaning: 'with --editor: where it is on GitHub' },
    replace: { meaning: 'keeps what is in that folder beside it, as FOLDER.old' },
  },
};

await runCommand(USAGE, async ({ options }) => {
  if (options.has('editor')) {
    writeEditor(options);
    return 0;
  }
  const theme = options.get('theme');
  if (theme !== undefined && options.size === 1) {
    const { folder, shown } = findContentFolder(process.env);
    writeTheme(theme, folder, shown);
    return 0;
  }
  const [title, url] = [options.get('title'), options.get('url')];
  if (title === undefined || url === undefined) {
    throw new UsageFault(`--title and --url are required; ${USAGE.command} -- --help`);
  }
  const [publication, out] = [options.get('publication'), options.get('out')];
  if (publication !== undefined && out !== undefined) {
    throw new UsageFault('--out is for a content folder alone; leave it out beside --publication');
  }
  const given = publication ?? out;
  const { folder, shown } = toContentFolder(
    given === undefined ? process.env : { CONTENT_DIR: given },
  );
  const zone = options.get('zone') ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const site = {
    title,
    description: options.get('description') ?? `Articles of ${title}.`,
    url,
    author: options.get('author') ?? title,
    language: options.get('language') ?? 'en',
    zone,
    today: toLocal(Math.floor(Date.now() / 1000), zone).slice(0, 10),
    schema: path.relative(folder, SCHEMA).replaceAll(path.sep, '/'),
  };
  const faults = findSettingsFaults(toSiteFiles(site)['site.yaml']);
  // The settings are named like the options.
  if (faults.length > 0) throw new UsageFault(faults.join('\n').replace(/^"(\w+)"/gmu, '--$1'));
  const files = publication === undefined ? toSiteFiles(site) : toPublicationFiles(site);
  const all = theme === undefined ? files : withTheme(files, theme);
  makeRoom(folder, shown, options.has('replace'));
  for (const [name, text] of Object.entries(all)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
    console.log(`Created ${path.join(shown, name)}`);
  }
  console.log(`Next: ${toNextStep(folder, shown, publication !== undefined)}`);
  return 0;
});

type Files = Readonly<Record<string, string>>;

/** Files with those of a theme beside their site.yaml. */
function withTheme(files: Files, theme: string): Files {
  const site = Object.keys(files).find((name) => path.basename(name) === 'site.yaml') ?? '';
  const themed = Object.entries(toThemedFiles(theme, files[site] ?? ''));
  const folder = path.posix.dirname(site);
  const placed = themed.map(([name, text]) => [path.posix.join(folder, name), text] as const);
  return { ...files, ...Object.fromEntries(placed) };
}

function toNextStep(folder: string, shown: string, isPublication: boolean): string {
  if (isPublication) return `git init, and the steps in ${path.join(shown, 'README.md')}`;
  return folder === path.join(ROOT, 'content') ? 'npm start' : `CONTENT_DIR=${shown} npm start`;
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

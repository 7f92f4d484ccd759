// How much of a site made with another generator can be published: as it is, and after an import.
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readWhole } from '../read-content.ts';
import { ROOT } from '../root.ts';
import { OLD_SITES } from './old-sites.ts';
import { runProgram } from './run-program.ts';
import { toCount, toKb } from './units.ts';
import { writeOldSite } from './write-old-site.ts';

const FOLDER = path.join(ROOT, '.wrangler/bench/moving-in');

/** Posts of each generator. */
const POSTS = 100;

/** The import whose time counts: posts, and bytes of the body of each. */
const MANY = { posts: 4_000, bytes: 8_000 };

const SITE = `title: Old notes
description: Notes of a walk
url: https://old.example.org
language: en
zone: Europe/Zurich
authority: "old.example.org,2012"
founded: 2012-01-03
authors:
  kim:
    name: Kim Sato
`;

const COLUMNS = [
  ...[`${POSTS} posts of`, 'good as they are', 'errors'],
  ...['good after import', 'errors', 'warnings', 'posts with a warning'],
];

/** The table of all generators. */
export async function measureMovingIn(): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for (const site of OLD_SITES) {
    const source = path.join(FOLDER, site.name);
    const files = await writeOldSite(source, site, POSTS);
    const untouched = await countFaults(await dropIn(source, files));
    const out = path.join(FOLDER, `${site.name}-content`);
    await importSite(source, out);
    const after = await countFaults(out);
    rows.push([
      site.name,
      ...[untouched.good, untouched.errors].map(String),
      ...[after.good, after.errors, after.warnings, after.warned].map(String),
    ]);
  }
  return [COLUMNS, ...rows];
}

/** What a large import takes, in words. */
export async function measureLargeImport(): Promise<string> {
  const [site] = OLD_SITES;
  if (site === undefined) throw new Error('there is no generator');
  const source = path.join(FOLDER, 'large');
  await writeOldSite(source, site, MANY.posts, MANY.bytes);
  const { seconds, cpu, bytes } = await importSite(source, path.join(FOLDER, 'large-content'));
  const spent = [
    `${seconds.toFixed(1)} s`,
    ...(cpu === null ? [] : [`${cpu.toFixed(1)} s of CPU`]),
    ...(bytes === null ? [] : [`${(bytes / 1e9).toFixed(2)} GB at most`]),
  ];
  const what = `${toCount(MANY.posts)} posts of ${toKb(MANY.bytes)} (${site.name})`;
  return `Import of ${what}: ${spent.join(', ')}`;
}

/** The posts as articles, beside ten lines of settings. */
async function dropIn(source: string, files: readonly string[]): Promise<string> {
  const folder = `${source}-untouched`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'site.yaml'), SITE);
  for (const file of files) {
    await cp(path.join(source, file), path.join(folder, 'articles', file));
  }
  return folder;
}

async function importSite(source: string, out: string): ReturnType<typeof runProgram> {
  await rm(out, { recursive: true, force: true });
  const parameters = ['run', '--silent', 'import', '--', source, '--out', out];
  return await runProgram('npm', parameters, { folder: ROOT, env: { NO_COLOR: '1' } });
}

type Faults = {
  /** Posts without an error. */
  readonly good: number;
  readonly errors: number;
  readonly warnings: number;
  /** Posts with a warning. */
  readonly warned: number;
};

async function countFaults(folder: string): Promise<Faults> {
  const now = Math.floor(Date.now() / 1000);
  const { diagnostics } = await readWhole({ folder, shown: 'content', origin: null, now });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  const names = await readdir(path.join(folder, 'articles'), { recursive: true });
  const articles = names.filter((file) => /\.(?:md|mdx|markdown)$/u.test(file));
  const bad = new Set(errors.map(({ file }) => file));
  return {
    good: articles.filter((file) => !bad.has(`content/articles/${file}`)).length,
    errors: errors.length,
    warnings: warnings.length,
    warned: new Set(warnings.map(({ file }) => file)).size,
  };
}

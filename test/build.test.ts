// `npm run build`, by itself and as the build command of the real wrangler: nothing goes out but a release. And a
// first deploy, with the real wrangler, to a stub of Cloudflare's API.
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CloudflareApi, serveCloudflareApi } from './cloudflare-api.ts';
import { ROOT } from './root.ts';
import { copySources } from './stage.ts';

const HERE = 'http://localhost:8787';
const THERE = 'https://feeds.tagwire.dev';
const BROKEN = path.join(ROOT, 'test/fixtures/content/invalid/bad-yaml');
const REFUSED =
  'Not built: https://halfpenny.example.com is not a public URL: .example.com is reserved';

let checkout: string;
let home: string;
let api: CloudflareApi;

beforeAll(async () => {
  checkout = await copySources('build');
  await cp(path.join(ROOT, 'content'), path.join(checkout, 'content'), { recursive: true });
  // With its build command.
  await cp(path.join(ROOT, 'wrangler.toml'), path.join(checkout, 'wrangler.toml'));
  home = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  api = await serveCloudflareApi();
});

afterAll(async () => {
  await api.close();
  await rm(home, { recursive: true });
  await rm(checkout, { recursive: true, force: true });
});

beforeEach(() => rm(path.join(checkout, 'dist/catalog.bin'), { force: true }));

/** Runs a program of Node in the checkout, where nobody is logged in. */
async function run(parameters: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, parameters, {
    cwd: checkout,
    env: {
      ...{ PATH: process.env['PATH'], HOME: home, XDG_CONFIG_HOME: home, NO_COLOR: '1' },
      WRANGLER_SEND_METRICS: 'false',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ending = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ending,
  ]);
  return { code, stdout, stderr };
}

const QUIET = '--disable-warning=ExperimentalWarning';

async function build(env: NodeJS.ProcessEnv, ...parameters: readonly string[]) {
  return await run([QUIET, 'src/compile/commands/run.ts', 'build', ...parameters], env);
}

async function wrangle(command: string, env: NodeJS.ProcessEnv) {
  await rm(path.join(checkout, 'bundle'), { recursive: true, force: true });
  const words = [...command.split(' '), '--dry-run', '--outdir', 'bundle'];
  return await run([path.join(ROOT, 'node_modules/wrangler/bin/wrangler.js'), ...words], env);
}

/** Which of these addresses are in the catalog of a folder: `dist`, or what wrangler bundled. */
async function findOrigins(folder: string): Promise<readonly string[]> {
  const files = await readdir(path.join(checkout, folder)).catch(() => []);
  const catalog = files.find((file) => file.endsWith('catalog.bin'));
  if (catalog === undefined) return [];
  const bytes = await readFile(path.join(checkout, folder, catalog), 'latin1');
  return [HERE, THERE, 'https://tagwire.ada.workers.dev', 'https://halfpenny.example.com'].filter(
    (origin) => bytes.includes(origin),
  );
}

describe('npm run build', () => {
  it('compiles for a public address', async () => {
    const { code, stdout } = await build({ SITE_URL: THERE });
    expect([code, stdout]).toEqual([0, expect.stringContaining(`articles for ${THERE}`)]);
    expect(await findOrigins('dist')).toEqual([THERE]);
  });

  it('refuses the sample before anything is compiled', async () => {
    const { code, stdout, stderr } = await build(api.env);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(REFUSED);
    expect(stderr).toContain('\n  url: https://tagwire.ada.workers.dev\n');
    expect(await findOrigins('dist')).toEqual([]);
  });

  it('refuses what compile does', async () => {
    const { code, stderr } = await build({ SITE_URL: THERE, CONTENT_DIR: BROKEN });
    expect([code, stderr]).toEqual([1, 'Not built: the content has errors.\n']);
  });

  it('keeps "wrangler dev" running with the last good version, if there is one', async () => {
    const env = { WRANGLER_COMMAND: 'dev', CONTENT_DIR: BROKEN };
    expect((await build(env)).code).toBe(1);
    await build({ WRANGLER_COMMAND: 'dev' });
    const { code, stderr } = await build(env);
    expect([code, stderr]).toEqual([0, 'Still serving the last good version.\n']);
    expect(await findOrigins('dist')).toEqual([HERE]);
  });

  it('refuses to lose an address, unless that is accepted', async () => {
    const lost = path.join(ROOT, 'test/fixtures/content/invalid/lost-address');
    const env = { SITE_URL: THERE, CONTENT_DIR: lost };
    const { code, stderr } = await build(env);
    expect([code, stderr]).toEqual([1, expect.stringContaining('Not built: addresses or ids')]);
    expect((await build(env, '--accept')).code).toBe(0);
  });

  it.each<[purpose: string, origins: readonly string[]]>([
    ['types', []],
    ['dev', [HERE]],
  ])('compiles for "wrangler %s" what it needs', async (purpose, origins) => {
    expect((await build({ WRANGLER_COMMAND: purpose })).code).toBe(0);
    expect(await findOrigins('dist')).toEqual(origins);
  });

  it('does not believe in a release that nobody holds', async () => {
    await build({ WRANGLER_COMMAND: 'dev' });
    const { code } = await build({ SITE_URL: THERE, TAGWIRE_RELEASE: 'undefined' });
    expect(code).toBe(0);
    expect(await findOrigins('dist')).toEqual([THERE]);
  });

  it('leaves it to the deploy of Workers Builds where it cannot know the address', async () => {
    const { code, stderr } = await build({ WORKERS_CI: '1' });
    expect([code, stderr]).toEqual([0, expect.stringContaining('The deploy command tries again.')]);
    expect(await findOrigins('dist')).toEqual([]);
  });
});

describe('wrangler', () => {
  it('is refused a deploy of the sample', async () => {
    const { code, stdout } = await wrangle('deploy', {});
    expect([code, stdout]).toEqual([1, expect.stringContaining(REFUSED)]);
    expect(await findOrigins('bundle')).toEqual([]);
  });

  it.each(['deploy', 'versions upload'])(
    'has for "%s" no address of this machine that is in dist',
    async (command) => {
      await build({ WRANGLER_COMMAND: 'dev' });
      expect(await findOrigins('dist')).toEqual([HERE]);
      expect((await wrangle(command, { SITE_URL: THERE })).code).toBe(0);
      expect(await findOrigins('bundle')).toEqual([THERE]);
    },
  );

  it.each(['deploy', 'versions upload'])(
    'is refused "%s" where it does not know the settings of the publication',
    async (command) => {
      const settings = path.join(checkout, 'content/wrangler.toml');
      await writeFile(settings, 'name = "my-blog"\n');
      const { code, stdout } = await wrangle(command, { SITE_URL: THERE });
      const words = `${command} --dry-run`.split(' ');
      const program = 'src/compile/commands/run-wrangler.ts';
      const ours = await run([program, ...words], { SITE_URL: THERE });
      await rm(settings);
      const message = `"npx wrangler" does not read content/wrangler.toml. Run "npm run wrangler -- ${command}" instead`;
      expect([code, stdout]).toEqual([1, expect.stringContaining(message)]);
      expect(ours.code).toBe(0);
      expect(await findOrigins('dist')).toEqual([THERE]);
    },
  );

  it('goes ahead in Workers Builds, where nobody could write the address before', async () => {
    const { code, stdout } = await wrangle('deploy', { ...api.env, WORKERS_CI: '1' });
    const warning = 'Warning: https://halfpenny.example.com is not a public URL';
    expect([code, stdout]).toEqual([0, expect.stringContaining(warning)]);
    expect(await findOrigins('bundle')).toEqual(['https://tagwire.ada.workers.dev']);
  });
});

describe('a first deploy without a domain', () => {
  const deploy = () => run([QUIET, 'src/compile/commands/deploy.ts'], api.env);
  const content = () => path.join(checkout, 'content');

  it('is refused with the lines to write, and done once they are written', async () => {
    const { code, stderr } = await deploy();
    expect([code, stderr]).toEqual([1, expect.stringContaining('Not deployed: https://halfpenny')]);
    expect(api.uploads.has('PUT /accounts/a1/workers/scripts/tagwire')).toBe(false);
    const lines = stderr.split('\n').filter((line) => line.startsWith('  '));
    const site = path.join(content(), 'site.yaml');
    const others = (await readFile(site, 'utf8')).replace(/^(?:url|authority): .*$/gm, '');
    await writeFile(site, lines.map((line) => `${line.trim()}\n`).join('') + others);
    const { code: done, stdout } = await deploy();
    expect([done, stdout]).toEqual([0, expect.stringContaining('Wrote content/published.lock.')]);
    expect(stdout).toContain('\n  https://tagwire.ada.workers.dev\n');
    const uploaded = api.uploads.get('PUT /accounts/a1/workers/scripts/tagwire');
    expect(uploaded?.includes('https://tagwire.ada.workers.dev')).toBe(true);
    const lock = await readFile(path.join(content(), 'published.lock'), 'utf8');
    expect(lock).toMatch(/^authority: tagwire\.ada\.workers\.dev,\d{4}$/m);
  });
});

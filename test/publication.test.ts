// A publication in a repository of its own: the steps of its workflow are run as they are written. Only what
// GitHub does is played here (checkouts, tokens), and wrangler stops before it uploads.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE, toPublicationFiles } from '../src/compile/commands/publication-template.ts';
import { toSiteFiles } from '../src/compile/commands/site-template.ts';
import { readDocument } from './docs/documents.ts';
import { ROOT } from './root.ts';
import { readWorkflow, type Step } from './workflow.ts';
import { writeFolder } from './write-folder.ts';

const TEMPLATE = 'templates/publication';
const workflow = readWorkflow(`${TEMPLATE}/.github/workflows/deploy.yml`);

/** Takes note of its arguments, and goes as far as wrangler can without an account. */
const WRANGLER = `
  import { appendFileSync } from 'node:fs';
  import { spawnSync } from 'node:child_process';
  const args = process.argv.slice(2);
  appendFileSync(process.env.CALLS, args.join(' ') + '\\n');
  const real = ${JSON.stringify(path.join(ROOT, 'node_modules/wrangler/bin/wrangler.js'))};
  const { status } = spawnSync(process.execPath, [real, ...args, '--dry-run'], { stdio: 'inherit' });
  process.exit(status);`;

/** What is there already is not installed again. What is tested elsewhere is not tested again. */
const NPM = `#!/bin/sh
case "$*" in ci|"run lint"|"run test") exit 0 ;; esac
exec "${spawnSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).stdout.trim()}" "$@"
`;

/** What GitHub says in the place of each expression. */
const SAID: Readonly<Record<string, string>> = {
  'github.event.number': '7',
  'vars.WORKERS_DEV': 'my-blog.ada.workers.dev',
  "inputs.accept && '--accept' || ''": '',
  'github.token': 'token',
  'secrets.CLOUDFLARE_API_TOKEN': '',
  'secrets.CLOUDFLARE_ACCOUNT_ID': '',
};

describe(TEMPLATE, () => {
  it('has the content that npm run init writes', async () => {
    for (const [file, text] of Object.entries(toSiteFiles(SAMPLE))) {
      expect(await readDocument(`${TEMPLATE}/content/${file}`)).toBe(text);
    }
    expect(toPublicationFiles(SAMPLE)['README.md']).toBe(
      await readDocument(`${TEMPLATE}/README.md`),
    );
  });

  it('names the version of the engine in one line, and its repository in another', async () => {
    const files = toPublicationFiles(SAMPLE);
    const { version } = JSON.parse(await readDocument('package.json')) as { version: string };
    const count = (text: string) => Object.values(files).join('\n').split(text).length - 1;
    expect(workflow.env['ENGINE_VERSION']).toBe(`v${version}`);
    expect([count(`v${version}`), count(workflow.env['ENGINE_REPOSITORY'] ?? '')]).toEqual([1, 1]);
  });

  it('says in its README how to set up all that the workflow asks for', async () => {
    const readme = await readDocument(`${TEMPLATE}/README.md`);
    const text = await readDocument(`${TEMPLATE}/.github/workflows/deploy.yml`);
    const asked = [...text.matchAll(/(?:secrets|vars)\.(\w+)/g)].map(([, name = '']) => name);
    expect(new Set(asked).size).toBe(3);
    expect(asked.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('writes in no job but that of a deploy, and one deploy at a time', () => {
    const { check, preview, deploy } = workflow.jobs;
    expect([check?.permissions, preview?.permissions]).toEqual([undefined, undefined]);
    expect([deploy?.permissions, deploy?.concurrency]).toEqual([
      { contents: 'write' },
      { group: 'deploy', 'cancel-in-progress': false },
    ]);
    expect(workflow.on['push']).toEqual({
      branches: ['main'],
      'paths-ignore': ['content/published.lock'],
    });
  });

  it('keeps the right to write from all that it runs, but to push', () => {
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const checkout of checkouts) {
      expect(checkout.with).toMatchObject({ 'persist-credentials': false });
    }
    const withToken = steps.filter((step) => JSON.stringify(step).includes('github.token'));
    expect(withToken.map(({ name }) => name)).toEqual(['Commit what was published']);
  });

  it('gives a pull request of a fork its check, and no secrets', () => {
    const { check, preview } = workflow.jobs;
    expect(JSON.stringify(check)).not.toContain('secrets.');
    expect(check?.if).toBe("github.event_name == 'pull_request'");
    expect(preview?.if).toContain('head.repo.full_name == github.repository');
  });
});

describe('CHANGELOG.md', () => {
  it('says for each version what owners must do', async () => {
    const [, ...versions] = (await readDocument('CHANGELOG.md')).split('\n## ');
    expect(versions.length).toBeGreaterThan(0);
    for (const version of versions) {
      expect(version).toMatch(/^\S.*\n\n### What owners must do\n\n\S/);
    }
  });
});

describe.skipIf(process.platform === 'win32')('the workflow of a publication', () => {
  let base: string;
  let repository: string;

  beforeAll(async () => {
    base = await mkdtemp(path.join(tmpdir(), 'tagwire-publication-'));
    repository = path.join(base, 'blog');
    await writeFolder(base, { 'bin/npm': NPM, calls: '', gitconfig: '' });
    await chmod(path.join(base, 'bin/npm'), 0o755);
    // As its README says: with an address that readers can reach.
    const own = { ...SAMPLE, url: 'https://blog.tagwire.dev' };
    await writeFolder(repository, toPublicationFiles(own));
    git('init', '--quiet', '--initial-branch', 'main');
    commit('Begin');
    execFileSync('git', [
      'init',
      '--quiet',
      '--bare',
      '--initial-branch',
      'main',
      `${base}/origin`,
    ]);
    git('remote', 'add', 'origin', `${base}/origin`);
    git('push', '--quiet', 'origin', 'main');
    await checkOutEngine(path.join(repository, 'engine'));
  });

  afterAll(() => rm(base, { recursive: true, force: true }));

  it('checks a pull request without a warning', async () => {
    expect((await run('check')).at(-1)).toEqual({
      status: 0,
      stdout: expect.not.stringMatching(/^::/m),
      stderr: '',
    });
  });

  it('shows what is wrong in the files of the pull request', async () => {
    const file = path.join(repository, 'content/articles/2026-02-02-broken.md');
    await writeFile(file, '---\ntitle: Broken\nsection: web\n---\nText.\n');
    const last = (await run('check')).at(-1);
    await rm(file);
    expect(last?.status).toBe(1);
    expect(last?.stdout).toContain('::error file=content/articles/2026-02-02-broken.md,line=3,');
  });

  it('uploads a preview that links to itself', async () => {
    const results = await run('preview');
    for (const result of results) expect(result).toMatchObject({ status: 0 });
    // Wrangler had it compiled.
    expect(results[1]?.stdout).toContain('for https://pr-7-my-blog.ada.workers.dev');
    expect(await takeCalls()).toEqual([
      'versions upload --preview-alias pr-7 --config dist/wrangler.json',
    ]);
    expect(await readFile(path.join(base, 'summary'), 'utf8')).toContain(
      '<https://pr-7-my-blog.ada.workers.dev/>',
    );
    expect(git('status', '--porcelain')).toBe('');
  });

  it('deploys, and commits once what was published', async () => {
    for (const result of await run('deploy')) expect(result).toMatchObject({ status: 0 });
    expect(await takeCalls()).toEqual([expect.stringMatching(/^deploy .*dist\/wrangler\.json/)]);
    expect(log()).toEqual(['Record what was published', 'Begin']);
    expect(git('show', 'origin/main:content/published.lock')).toMatch(/\nwelcome\n$/);
    for (const result of await run('deploy')) expect(result).toMatchObject({ status: 0 });
    expect(log()).toHaveLength(2);
  });

  it('keeps what was pushed during a deploy', async () => {
    await writeFile(path.join(repository, 'content/articles/2026-02-02-more.md'), ARTICLE);
    commit('More');
    git('push', '--quiet', 'origin', 'main');
    const other = path.join(base, 'other');
    execFileSync('git', ['clone', '--quiet', `${base}/origin`, other]);
    await writeFile(path.join(other, 'content/articles/2026-03-03-meanwhile.md'), ARTICLE);
    commit('Meanwhile', other);
    git('-C', other, 'push', '--quiet', 'origin', 'main');
    for (const result of await run('deploy')) expect(result).toMatchObject({ status: 0 });
    expect(log().slice(0, 3)).toEqual(['Record what was published', 'Meanwhile', 'More']);
  });

  /** Runs what a job has to run, in order, until something fails. */
  async function run(name: string) {
    const job = workflow.jobs[name];
    if (job === undefined) throw new Error(`no job ${name}`);
    await writeFile(path.join(base, 'summary'), '');
    const results = [];
    for (const step of job.steps.filter(({ run }) => run !== undefined)) {
      const result = runStep(step, { ...workflow.env, ...job.env });
      results.push(result);
      if (result.status !== 0) break;
    }
    return results;
  }

  function runStep({ run = '', env, ...step }: Step, jobEnv: Readonly<Record<string, string>>) {
    const said = Object.entries({ ...jobEnv, ...env }).map(([key, value]) => [key, toSaid(value)]);
    // As GitHub calls it.
    const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', run], {
      cwd: path.join(repository, step['working-directory'] ?? ''),
      encoding: 'utf8',
      env: {
        ...{ PATH: `${base}/bin:${process.env['PATH']}`, HOME: base, ...GIT, NO_COLOR: '1' },
        ...{ CALLS: `${base}/calls`, GITHUB_STEP_SUMMARY: `${base}/summary` },
        GITHUB_WORKSPACE: repository,
        ...{ WRANGLER_SEND_METRICS: 'false', npm_config_update_notifier: 'false' },
        ...Object.fromEntries(said),
      },
    });
    return { status, stdout, stderr };
  }

  async function takeCalls(): Promise<readonly string[]> {
    const calls = await readFile(path.join(base, 'calls'), 'utf8');
    await writeFile(path.join(base, 'calls'), '');
    return calls.trimEnd().split('\n');
  }

  function log(): readonly string[] {
    return git('log', '--format=%s', 'origin/main').trimEnd().split('\n');
  }

  function commit(message: string, cwd = repository): void {
    git('-C', cwd, 'add', '--all');
    git('-C', cwd, '-c', 'user.name=Ada', '-c', 'user.email=ada@x.dev', 'commit', '-qm', message);
  }

  function git(...args: readonly string[]): string {
    const env = { ...process.env, ...GIT };
    return execFileSync('git', args, { cwd: repository, encoding: 'utf8', env });
  }
});

const ARTICLE = '---\ntitle: More\n---\nText.\n';

/** Settings of this machine's git do not matter. */
const GIT = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

function toSaid(value: string): string {
  return value.replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
    const said = SAID[expression];
    if (said === undefined) throw new Error(`nobody says what ${expression} is`);
    return said;
  });
}

/** The engine as a commit of what is here would have it: nothing that git ignores is needed. */
async function checkOutEngine(folder: string): Promise<void> {
  const listed = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const files = execFileSync('git', listed, { cwd: ROOT, encoding: 'utf8' }).split('\0');
  for (const file of files.filter((one) => /^(?:src|package|wrangler|tsconfig|docs)/.test(one))) {
    await cp(path.join(ROOT, file), path.join(folder, file));
  }
  const modules = path.join(folder, 'node_modules');
  await mkdir(path.join(modules, 'wrangler/bin'), { recursive: true });
  for (const name of await readdir(path.join(ROOT, 'node_modules'))) {
    if (name === 'wrangler') continue;
    await symlink(path.join(ROOT, 'node_modules', name), path.join(modules, name));
  }
  await writeFolder(modules, {
    'wrangler/bin/wrangler.js': WRANGLER,
    'wrangler/package.json': '{"type": "module"}',
  });
}

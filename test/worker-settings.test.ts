// The Cloudflare settings of a publication, laid over those of the engine.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { mergeSettings, toOtherWorker } from '../src/compile/commands/worker-settings.ts';
import { copySources } from './stage.ts';
import { writeFolder } from './write-folder.ts';

const ENGINE = {
  name: 'tagwire',
  main: 'src/worker.ts',
  compatibility_flags: ['nodejs_zlib'],
  kv_namespaces: [{ binding: 'CACHE' }],
  observability: { enabled: true, logs: { persist: true } },
};

describe('settings of a publication', () => {
  it.each([
    ['a value takes the place of the one before', { name: 'blog' }, { name: 'blog' }],
    ['a new key is added', { preview_urls: true }, { preview_urls: true }],
    [
      'tables are merged, however deep',
      { observability: { logs: { invocation_logs: false } } },
      { observability: { enabled: true, logs: { persist: true, invocation_logs: false } } },
    ],
    [
      'lists of tables are added to',
      { kv_namespaces: [{ binding: 'MORE', id: '1' }] },
      { kv_namespaces: [{ binding: 'CACHE' }, { binding: 'MORE', id: '1' }] },
    ],
    [
      'a table with the same binding takes the place of the one before',
      { kv_namespaces: [{ binding: 'CACHE', id: '1' }] },
      { kv_namespaces: [{ binding: 'CACHE', id: '1' }] },
    ],
    [
      'lists of values are added to, each value once',
      { compatibility_flags: ['nodejs_zlib', 'more'] },
      { compatibility_flags: ['nodejs_zlib', 'more'] },
    ],
    ['an empty list empties it', { compatibility_flags: [] }, { compatibility_flags: [] }],
    ['nothing changes nothing', {}, {}],
  ])('%s', (_, own, changed) => {
    expect(mergeSettings(ENGINE, own, 'wrangler.toml')).toEqual({ ...ENGINE, ...changed });
  });

  it('keep the domain and the state from another Worker', () => {
    const blog = {
      ...ENGINE,
      name: 'blog',
      workers_dev: false,
      route: 'blog.tagwire.dev/*',
      routes: [{ pattern: 'blog.tagwire.dev', custom_domain: true }],
      kv_namespaces: [
        { binding: 'CACHE', id: '1' },
        { binding: 'MORE', id: '2' },
      ],
    };
    const namespaces = [{ binding: 'CACHE' }, { binding: 'MORE', id: '2' }];
    expect(toOtherWorker(blog)).toEqual({ ...ENGINE, name: 'blog', kv_namespaces: namespaces });
  });

  it.each(['main', 'build', 'assets'])('must not have %s', (key) => {
    expect(() => mergeSettings(ENGINE, { [key]: {} }, 'blog/wrangler.toml')).toThrow(
      `blog/wrangler.toml: remove "${key}", which belongs to Tagwire's own wrangler.toml`,
    );
  });
});

describe('npm run wrangler', () => {
  let checkout: string;

  beforeAll(async () => {
    checkout = await copySources('worker-settings');
    // Wrangler looks for what it would upload.
    await writeFolder(checkout, { 'dist/assets/x': '', 'content/site.yaml': '' });
  });

  afterAll(() => rm(checkout, { recursive: true, force: true }));

  it('bundles with the settings of the publication', async () => {
    const settings =
      'name = "blog"\n[[queues.producers]]\nbinding = "PUSH_QUEUE"\nqueue = "push"\n';
    const { stdout, stderr } = await wrangler(settings, ['types', 'dist/types.d.ts']);
    expect(stderr).toMatch(/^The Worker's settings are those of .*wrangler\.toml over wrangler/);
    expect(stdout).toMatch(/PUSH_QUEUE: Queue;/);
    expect(stdout).toMatch(/CACHE: KVNamespace;/);
  });

  it.each([
    ['name = blog', /wrangler\.toml:1:8 Invalid TOML/],
    ['nmae = "blog"', /The Worker's settings are those of [\s\S]*Unexpected fields [\s\S]*"nmae"/],
    [
      'workers_dev = "no"',
      /The Worker's settings are those of [\s\S]*"workers_dev" to be of type boo/,
    ],
    ['main = "x.ts"', /wrangler\.toml: remove "main"/],
  ])('tells what is wrong with %j', async (settings, message) => {
    const { status, stderr } = await wrangler(settings, ['deployments', 'list']);
    expect([status, stderr]).toEqual([1, expect.stringMatching(message)]);
  });

  it('names a file that cannot be read', async () => {
    const { status, stderr } = await wrangler({ 'wrangler.toml/x': '' }, ['--version']);
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/wrangler\.toml cannot be read: EISDIR/),
    ]);
  });

  it.each<[option: readonly string[], domains: readonly string[]]>([
    [[], ['blog.tagwire.dev']],
    [['--name', 'blog'], ['blog.tagwire.dev']],
    [['--name', 'staging'], []],
    [['--name=staging'], []],
  ])('deploys with %j to the domains %j', async (option, domains) => {
    const settings =
      'name = "blog"\n[[routes]]\npattern = "blog.tagwire.dev"\ncustom_domain = true\n';
    const { stderr } = await wrangler(settings, ['deployments', 'list', ...option]);
    const made: unknown = JSON.parse(
      await readFile(path.join(checkout, 'dist/wrangler.json'), 'utf8'),
    );
    const routes = domains.map((pattern) => ({ pattern, custom_domain: true }));
    expect(made).toEqual(expect.objectContaining(domains.length > 0 ? { routes } : {}));
    expect(Object.keys(Object(made)).includes('routes')).toBe(domains.length > 0);
    const warning = '"staging" is another Worker than "blog": it gets no domain';
    expect(stderr.includes(warning)).toBe(domains.length === 0);
  });

  it('is wrangler itself where the publication has no settings', async () => {
    const { status, stdout, stderr } = await wrangler(null, ['--version']);
    expect([status, stdout.trim(), stderr]).toEqual([0, expect.stringMatching(/^4\.[\d.]+$/), '']);
  });

  async function wrangler(
    settings: string | Readonly<Record<string, string>> | null,
    args: readonly string[],
  ) {
    const folder = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const files = typeof settings === 'string' ? { 'wrangler.toml': settings } : settings;
    if (files !== null) await writeFolder(folder, files);
    const program = path.join(checkout, 'src/compile/commands/run-wrangler.ts');
    return spawnSync(process.execPath, [program, ...args], {
      cwd: checkout,
      encoding: 'utf8',
      env: { ...process.env, CONTENT_DIR: folder, CLOUDFLARE_API_TOKEN: '', NO_COLOR: '1' },
      input: '',
    });
  }
});

// The import law: which folder may import which, and where each package has its door. What the table
// does not allow is forbidden, so a new folder or a new package begins closed.
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './root.ts';

/** Of each folder, the other folders of ours and the packages that its files may import. */
const ALLOWED: { readonly [folder: string]: readonly [folders: string, packages: string] } = {
  worker: ['app push catalog', 'dist/catalog.bin'],
  app: ['routes serve feed query catalog http', 'hono'],
  routes: ['pages api mcp serve stats store feed query catalog http log messages', ''],
  pages: ['feed query search catalog http messages', 'hono'],
  'pages/script': ['', ''],
  mcp: ['api query catalog http log', 'tmcp @tmcp/transport-http'],
  push: ['serve store feed query catalog http log', 'valibot'],
  node: [
    'app routes push serve static-files store catalog compile/{commands,diagnostics,output} log',
    'node:* @hono/node-server @redis/client esbuild',
  ],
  'static-files': ['catalog http', 'node:* mime'],
  preview: ['routes pages store query catalog http', ''],
  'preview/script': ['catalog', ''],
  client: ['', ''],
  api: ['feed query search catalog http', 'valibot'],
  serve: ['store feed query search catalog http log', ''],
  stats: ['serve store feed query catalog http log', ''],
  'stats/commands': ['stats compile/{commands,diagnostics}', 'node:* string-width'],
  store: ['catalog http log', ''],
  feed: ['query search catalog http', ''],
  query: ['search catalog messages', 'valibot fastest-levenshtein'],
  search: ['catalog', '@orama/stemmers'],
  log: ['', ''],
  catalog: ['messages', ''],
  messages: ['', ''],
  http: ['', 'node:zlib'],
  'compile/commands': [
    'compile compile/{cache,output,content,markdown,diagnostics,files,remote,services} static-files catalog http query',
    'node:* cli-progress esbuild hast hast-util-to-html miniflare smol-toml wrangler yaml',
  ],
  compile: ['compile/* catalog http', 'node:crypto node:path node:sqlite'],
  'compile/cache': ['compile/{render,output,content,markdown,diagnostics,files}', 'node:*'],
  'compile/render': ['compile/{output,content,markdown,diagnostics,files,threads}', 'node:*'],
  'compile/search': ['compile/{cache,output,threads} search catalog http', 'node:*'],
  'compile/pictures': [
    'compile/{cache,content,output,threads} catalog',
    'node:* @takumi-rs/core fontkitten',
  ],
  'compile/threads': ['', 'node:*'],
  'compile/messages': ['messages', ''],
  'compile/output': [
    'compile/{content,diagnostics,files,messages} api feed query catalog',
    'node:* feed esbuild valibot @valibot/to-json-schema',
  ],
  'compile/remote': ['compile/{content,diagnostics,files}', 'node:path'],
  'compile/services': [
    'compile/{content,diagnostics,files,markdown} feed query catalog',
    'node:path',
  ],
  'compile/docs': ['api query search catalog http', 'hono'],
  'compile/content': [
    'compile/{markdown,diagnostics,files,messages} feed query catalog messages',
    'node:module node:path culori valibot yaml',
  ],
  'compile/markdown': [
    'compile/{diagnostics,files} feed query catalog',
    'node:module node:path hast* mdast* micromark-util-* github-slugger highlight.js parse5 satteri temml vfile',
  ],
  'compile/files': ['compile/diagnostics query catalog', 'node:* image-size mediabunny mime'],
  'compile/diagnostics': ['query', 'string-width'],
  'import/commands': [
    'import import/{html,remote} compile/{commands,diagnostics,files}',
    'node:* cli-progress',
  ],
  import: ['import/{articles,bodies,site,sources} compile/diagnostics query', 'node:fs node:path'],
  'import/sources': [
    'import import/{bodies,feed,front-matter,ghost,wordpress} compile/{diagnostics,files}',
    'node:* feedsmith github-slugger',
  ],
  'import/feed': ['import import/remote', 'node:* feedsmith parse5'],
  'import/wordpress': ['import import/feed', 'node:fs saxes'],
  'import/ghost': ['import compile/markdown', 'valibot hast-util-to-html mdast-util-to-hast'],
  'import/html': ['import compile/{files,markdown}', 'node:* github-slugger hast* mdast*'],
  'import/remote': ['import import/bodies', 'node:* file-type'],
  'import/articles': [
    'import import/{bodies,front-matter,site,sources} compile/{content,diagnostics,files,markdown} feed query',
    'node:* mdast yaml',
  ],
  'import/site': ['import import/front-matter compile/{content,files} query', 'node:* yaml'],
  'import/front-matter': ['import compile/content', 'smol-toml yaml'],
  'import/bodies': ['import compile/markdown', 'node:path github-slugger mdast'],
};

/** Packages that one file alone may import, or two where they are for two programs. */
const DOORS = [
  ['feed', 'src/compile/output/feed-library.ts'],
  ['node:zlib', 'src/http/coding.ts'],
  [
    'esbuild',
    'src/{compile/commands/bundle-once.ts,compile/commands/bundle-programs.ts,compile/output/bundle-style.ts,compile/output/static.ts,node/bundle.ts}',
  ],
  ['@hono/node-server', 'src/node/http-server.ts'],
  ['@redis/client', 'src/node/redis-store.ts'],
  ['@orama/stemmers', 'src/search/stem.ts'],
  ['fastest-levenshtein', 'src/query/names.ts'],
  ['tmcp', 'src/mcp/{library.ts,server.ts}'],
  ['@tmcp/transport-http', 'src/mcp/{library.ts,no-sessions.ts}'],
  ['culori', 'src/compile/content/colours.ts'],
  ['highlight.js', 'src/compile/markdown/highlight.ts'],
  ['image-size', 'src/compile/files/media.ts'],
  ['mediabunny', 'src/compile/files/playables.ts'],
  ['satteri', 'src/compile/markdown/parser.ts'],
  ['fontkitten', 'src/compile/pictures/fonts.ts'],
  ['@takumi-rs/core', 'src/compile/pictures/painter.ts'],
  ['temml', 'src/compile/markdown/mathml.ts'],
  ['miniflare', 'src/compile/commands/runtime.ts'],
  ['string-width', 'src/{compile/diagnostics/excerpt.ts,stats/commands/tables.ts}'],
  ['wrangler', 'src/compile/commands/bundle-once.ts'],
] as const;

type Import = {
  readonly file: string;
  readonly folder: string;
  /** A folder of ours, or a package. */
  readonly kind: 'folder' | 'package';
  readonly target: string;
};

/** As the formatter writes them: a statement that begins its line, or a call. */
const IMPORT =
  /^(?:import|export) (?:[^;']*? from )?'([^']+)';$|\b(?:import|require)\('([^']+)'\)/gm;

const imports = await readImports();

describe('the import law', () => {
  it.each(Object.entries(ALLOWED))('%s imports nothing but %j', (folder, allowed) => {
    const [folders = [], packages = []] = allowed.map((words) => words.split(' '));
    const lawful = { folder: folders, package: packages };
    const forbidden = imports
      .filter((one) => one.folder === folder && one.target !== folder)
      .filter(
        ({ kind, target }) => !lawful[kind].some((pattern) => path.matchesGlob(target, pattern)),
      );
    expect(forbidden.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it.each(Object.entries(ALLOWED))('%s is allowed no more than it imports', (folder, allowed) => {
    const used = imports.filter((one) => one.folder === folder).map(({ target }) => target);
    const unused = allowed
      .flatMap((words) => words.split(' ').filter((word) => word !== ''))
      .flatMap(expand)
      .filter((pattern) => !used.some((target) => path.matchesGlob(target, pattern)));
    expect(unused).toEqual([]);
  });

  it('has a row for every folder', () => {
    const folders = new Set(imports.map(({ folder }) => folder));
    expect([...folders].filter((folder) => !(folder in ALLOWED))).toEqual([]);
  });

  it.each(DOORS)('the door of %s is %s', (name, door) => {
    const own = imports.filter(({ kind, target }) => kind === 'package' && target === name);
    const files = own.map(({ file }) => file);
    expect([...new Set(files)].toSorted()).toEqual(expand(door));
  });
});

/** `a/{b,c}` is `a/b` and `a/c`. */
function expand(pattern: string): readonly string[] {
  const [, before = '', inner = ''] = /^(.*)\{(.*)\}$/.exec(pattern) ?? [];
  return inner === '' ? [pattern] : inner.split(',').map((one) => before + one);
}

async function readImports(): Promise<readonly Import[]> {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: ROOT });
  const read = files.map(async (file) => {
    const text = await readFile(path.join(ROOT, file), 'utf8');
    return [...text.matchAll(IMPORT)].map(([, statement, call]) => {
      const name = statement ?? call ?? '';
      return { file, folder: toFolder(file), ...toTarget(file, name) };
    });
  });
  return (await Promise.all(read)).flat();
}

/** `src/compile/cache/x.ts` is in `compile/cache`, as are those of `src/import` and `src/stats`; `src/api/schema/x.ts` in `api`, `src/app.ts` is `app`. */
function toFolder(file: string): string {
  const [, first = '', second = '', ...others] = file.split('/');
  const isDivided = ['compile', 'import', 'stats'].includes(first) || second === 'script';
  if (second === '') return path.parse(first).name;
  return isDivided && others.length > 0 ? `${first}/${second}` : first;
}

function toTarget(file: string, name: string): Pick<Import, 'kind' | 'target'> {
  if (!name.startsWith('.')) {
    const [first = '', second = ''] = name.split('/');
    return { kind: 'package', target: first.startsWith('@') ? `${first}/${second}` : first };
  }
  const target = path.join(path.dirname(file), name);
  if (!target.startsWith('src/')) return { kind: 'package', target };
  return { kind: 'folder', target: toFolder(target) };
}

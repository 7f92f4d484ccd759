// The documents say what is true of the code: scripts, keys, rules, parameters, folders.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { toApiIndex } from '../../src/api/answer/index.ts';
import { LIST_PARAMETERS } from '../../src/api/schema/parameters.ts';
import { toReport } from '../../src/compile/commands/report.ts';
import { toTerminal } from '../../src/compile/commands/terminal.ts';
import { FRONT_MATTER_KEYS, readFrontMatter } from '../../src/compile/content/front-matter.ts';
import { PAGE_KEYS } from '../../src/compile/content/page-front-matter.ts';
import { SETTINGS_KEYS } from '../../src/compile/content/settings-shape.ts';
import { RULES } from '../../src/compile/diagnostics/rules.ts';
import { EVENTS } from '../../src/log.ts';
import { EVENTS as SERVER_EVENTS } from '../../src/node/log.ts';
import { USAGE } from '../../src/node/options.ts';
import { ask, publish, readFixture, readFolder } from '../feed/publication.ts';
import { readWhole } from '../read-content.ts';
import { ROOT } from '../root.ts';
import { firstCells, readDocument, readDocuments, section } from './documents.ts';

const documents = await readDocuments();
const [contributing, writing, api, architecture, operating, serve] = await Promise.all([
  readDocument('CONTRIBUTING.md'),
  readDocument('docs/writing.md'),
  readDocument('docs/api.md'),
  readDocument('docs/architecture.md'),
  readDocument('docs/operating.md'),
  readDocument('docs/serve.md'),
]);
const { scripts, optionalDependencies } = JSON.parse(await readDocument('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
};

describe('CONTRIBUTING.md', () => {
  it('names every script, and no other', () => {
    const commands = firstCells(section(contributing, '## Commands'));
    const named = commands.map((command) => command.replace(/^npm (?:run )?/, ''));
    expect(named.toSorted()).toEqual(Object.keys(scripts).toSorted());
  });
});

describe('every document', () => {
  it.each(documents)('$file names scripts that exist', ({ text }) => {
    const run = [...text.matchAll(/npm (?:run ([\w:]+)|(start|test)\b)/g)];
    const named = run.map(([, name = '', short = '']) => name || short);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  it('shows rules that exist', () => {
    const shown = documents.flatMap(({ text }) =>
      [...text.matchAll(/ (?:error|warning) ([a-z-]+) /g)].map(([, rule = '']) => rule),
    );
    expect(shown.filter((rule) => rule.includes('-') && !(rule in RULES))).toEqual([]);
    expect(shown).toContain('unknown-section');
  });
});

describe('README.md and docs/writing.md', () => {
  const shown = documents.filter(({ text }) => text.includes('\n$ npm run compile\n'));

  it('show what compile reports', () => {
    expect(shown.map(({ file }) => file)).toEqual(['README.md', 'docs/writing.md']);
  });

  it.each(shown)('show the report as compile prints it: $file', async ({ text }) => {
    const [, article = ''] = /^```markdown\n(---\n.*?)```$/ms.exec(text) ?? [];
    const [, report = ''] = /^\$ npm run compile\n(.*?)\n```$/ms.exec(text) ?? [];
    const broken = `${article.replace('section: web', 'section: weeb')}<script>alert(1)</script>\n`;
    const folder = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await cp(path.join(ROOT, 'content'), folder, { recursive: true });
    await writeFile(path.join(folder, 'articles/2026-03-02-my-article.md'), broken);
    const now = Math.floor(Date.now() / 1000);
    const { diagnostics } = await readWhole({ folder, shown: 'content', origin: null, now });
    const terminal = toTerminal({ isTTY: true, columns: 100 }, { folder, shown: 'content' });
    const form = { format: 'text', all: false, terminal } as const;
    expect(toReport({ diagnostics, done: null }, 0, form)).toBe(report);
  });
});

describe('docs/writing.md', () => {
  it('documents every front matter key, and no other', () => {
    const keys = firstCells(section(writing, '### Front matter keys'));
    expect(keys.toSorted()).toEqual([...FRONT_MATTER_KEYS].toSorted());
  });

  it('documents every key of pages, and no other', () => {
    const [table = ''] = section(writing, '### Page keys').split('\n## ');
    expect(firstCells(table)).toEqual(PAGE_KEYS);
  });

  it('shows lines of YAML as compile would have them', () => {
    const table = section(writing, '### Diagnostics');
    const rows = [...table.matchAll(/^\| `(.+)` \| `(.+)` \|$/gm)];
    expect(rows.length).toBeGreaterThan(5);
    for (const [, written = '', right = ''] of rows) {
      const messages: string[] = [];
      readFrontMatter(`---\n${written}\n---\nText.\n`, (_, __, message) => messages.push(message));
      expect(messages.map((message) => message.split('; write: ')[1])).toContain(right);
    }
  });

  it('documents every setting, and no other; the sample names nobody who is told of changes', async () => {
    const sample: object = parse(await readFile(path.join(ROOT, 'content/site.yaml'), 'utf8'));
    const keys = firstCells(section(writing, '## Settings'));
    expect(keys.toSorted()).toEqual([...SETTINGS_KEYS].toSorted());
    const lacking = [
      'author',
      'bucket',
      'license',
      'robots',
      'hub',
      'indexnow',
      'webhooks',
      'atproto',
      'theme',
      'profiles',
      'webfeeds',
      'messages',
    ];
    expect(keys.toSorted()).toEqual([...Object.keys(sample), ...lacking].toSorted());
  });
});

describe('docs/api.md', () => {
  it('shows parameters that feeds understand', async () => {
    const publication = publish(await readFixture());
    const shown = firstCells(section(api, '## Filters')).map(toParameter);
    for (const parameter of new Set(shown)) {
      // An unknown parameter would be ignored.
      expect(() => ask(publication, `?${parameter}=%E0%A4`)).toThrow(parameter);
    }
    expect(new Set(shown).size).toBe(12);
  });

  it('shows every parameter of the query API', () => {
    const shown = firstCells(section(api, '## Query API')).map(toParameter);
    expect(shown.toSorted()).toEqual(
      ['limit', ...Object.keys(LIST_PARAMETERS)].toSorted(), // Its first value and its last.
    );
  });

  it('shows the examples of the query API as the sample publication gives them', async () => {
    const now = Math.floor(Date.now() / 1000);
    const content = await readFolder('content', now);
    const site = { ...content.site, origin: 'http://localhost:8787' };
    const { examples, fetch } = toApiIndex(publish({ ...content, site }).catalog, now);
    const text = section(api, '## Query API');
    const [, shown = ''] = /```console\n(#.*?)```/s.exec(text) ?? [];
    const lines = examples.flatMap(({ what, curl }) => [`# ${what}`, `$ ${curl}`]);
    expect(shown.trimEnd().split('\n')).toEqual(lines);
    expect(examples).toHaveLength(10);
    expect(text).toContain(`\`\`\`js\n${fetch}\n\`\`\`\n`);
  });
});

describe('docs/operating.md', () => {
  it('explains every event of the log, and no other', () => {
    const events = firstCells(section(operating, '## Logs'));
    expect(events.toSorted()).toEqual(Object.keys(EVENTS).toSorted());
  });
});

describe('docs/serve.md', () => {
  it('explains every event that only a server of one’s own has, and no other', () => {
    const events = firstCells(section(serve, '## Log'));
    expect(events.toSorted()).toEqual(Object.keys(SERVER_EVENTS).toSorted());
  });

  it('has all options and variables', () => {
    const [, table = ''] = serve.split('| option, variable |');
    const named = [...(table.split('\n\n')[0] ?? '').matchAll(/`(--\w+|[A-Z_]+)`/g)];
    const options = Object.keys(USAGE.options).map((name) => `--${name}`);
    const variables = USAGE.about.match(/\b[A-Z]+(?:_[A-Z]+)*(?= (?:replaces|names))/g) ?? [];
    expect(new Set(named.map(([, name]) => name))).toEqual(
      new Set([...options, '--bundle', ...variables]),
    );
  });
});

describe('docs/architecture.md', () => {
  it('names every folder of the code, and no other', async () => {
    const [program, compile] = await Promise.all(['src', 'src/compile'].map(listFolders));
    const folders = firstCells(section(architecture, '## Folders'));
    expect(folders.toSorted()).toEqual([...(program ?? []), ...(compile ?? [])].toSorted());
  });
});

describe('.nvmrc', () => {
  it('has the version of Node that is installed with the packages', async () => {
    const versions = new Set(Object.values(optionalDependencies));
    expect(versions).toEqual(new Set([(await readDocument('.nvmrc')).trim()]));
  });
});

/** `tag` of `tag=a,b`. */
function toParameter(shown: string): string {
  return shown.split('=')[0] ?? '';
}

async function listFolders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(path.join(ROOT, folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${folder}/${name}`);
}

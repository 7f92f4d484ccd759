// The README keeps its promises: scripts, URLs, keys, rules and parameters are those of the code.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { toApiIndex } from '../src/api/answer/index.ts';
import { FRONT_MATTER_KEYS } from '../src/compile/content/front-matter.ts';
import { RULES } from '../src/compile/diagnostics/rules.ts';
import { ask, publish, readFixture, readFolder } from './feed/publication.ts';
import { ROOT } from './stage.ts';

const readme = await readFile(path.join(ROOT, 'README.md'), 'utf8');
const { scripts } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

describe('the README', () => {
  it('names every script, and no other', () => {
    const named = [
      ...readme.matchAll(
        /npm (?:run )?(start|test:browser|test:readers|test|check|fix|compile|bench:corpus|bench|deploy)\b/g,
      ),
    ];
    expect(new Set(named.map(([, script]) => script))).toEqual(new Set(Object.keys(scripts)));
    const run = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, script = '']) => script);
    expect(run.filter((script) => !(script in scripts))).toEqual([]);
  });

  it('documents every front matter key, and no other', () => {
    const keys = firstCells(section('## Writing an article'));
    expect(keys.toSorted()).toEqual([...FRONT_MATTER_KEYS].toSorted());
  });

  it('shows rules that exist', () => {
    const shown = [...readme.matchAll(/ (?:error|warning) ([a-z-]+) /g)].map(
      ([, rule = '']) => rule,
    );
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.filter((rule) => !(rule in RULES))).toEqual([]);
  });

  it('shows parameters that are understood', async () => {
    const publication = publish(await readFixture());
    const [, table = ''] = section('## URLs').split('Every feed takes these filters:');
    const shown = [...table.matchAll(/`(?:tag=a&)?(\w+)=/g)].map(([, name = '']) => name);
    for (const parameter of new Set(shown)) {
      // A parameter that nothing understood would be passed over in silence.
      expect(() => ask(publication, `?${parameter}=%E0%A4`)).toThrow(parameter);
    }
    expect(new Set(shown).size).toBe(10);
  });

  it('shows the examples of the query API as the sample publication gives them', async () => {
    const now = Math.floor(Date.now() / 1000);
    const content = await readFolder('content', now);
    const site = { ...content.site, origin: 'http://localhost:8787' };
    const { examples, fetch } = toApiIndex(publish({ ...content, site }).catalog, now);
    const text = section('## Query API');
    const [, shown = ''] = /```console\n(#.*?)```/s.exec(text) ?? [];
    const lines = examples.flatMap(({ what, curl }) => [`# ${what}`, `$ ${curl}`]);
    expect(shown.trimEnd().split('\n')).toEqual(lines);
    expect(examples).toHaveLength(10);
    expect(text).toContain(`\`\`\`js\n${fetch}\n\`\`\`\n`);
  });
});

function section(title: string): string {
  const [, rest = ''] = readme.split(`${title}\n`);
  return rest.split('\n## ')[0] ?? '';
}

/** The names in the first column of a table. */
function firstCells(text: string): readonly string[] {
  return [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = '']) => name);
}

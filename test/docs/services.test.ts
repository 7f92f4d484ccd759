// docs/services.md: every test that its table names is there, and every rule and service that there is, is in it.
import { describe, expect, it } from 'vitest';
import { SERVICES } from '../../src/compile/services/services.ts';
import { PROFILES } from '../../src/query/profiles.ts';
import { readDocument } from './documents.ts';

const text = await readDocument('docs/services.md');

/** Of the table of demands: service, demand, how it is met, rules, test. */
const rows = (text.split('\n## Demands\n')[1] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| service'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

const files = new Map(
  [...text.matchAll(/`(test\/[\w./-]+)` \(([A-Z])\)/g)].map(([, file = '', letter = '']) => {
    return [letter, file] as const;
  }),
);

describe('docs/services.md', () => {
  it('names tests for all demands', () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(files.size).toBe(5);
  });

  it.each(rows.map((cells) => [cells[2], cells[5]] as const))(
    'names a test that exists: %s, %s',
    async (_, cell = '') => {
      const [, letter = '', name = ''] = /^([A-Z]): (.+)$/.exec(cell) ?? [];
      const source = await readDocument(files.get(letter) ?? '');
      // A long title may stand on several lines.
      expect(source.replace(/\s+/g, ' ')).toContain(name);
    },
  );

  it('has every rule of npm run check -- --for', () => {
    const named = rows.flatMap((cells) =>
      [...(cells[4] ?? '').matchAll(/`([\w-]+)`/g)].map(([, rule = '']) => rule),
    );
    const rules = SERVICES.flatMap(({ name, ofSite, ofArticle, refusedRules = [] }) => [
      ...[...ofSite, ...ofArticle].map(({ rule }) => `${name}-${rule}`),
      ...refusedRules,
    ]);
    expect(named.toSorted()).toEqual(rules.toSorted());
  });

  it('has every service and every profile', () => {
    for (const { name, label } of SERVICES) {
      expect(text).toContain(`| \`${name}\` | `);
      expect(rows.some((cells) => cells[1] === label)).toBe(true);
    }
    for (const profile of PROFILES) expect(text).toContain(`\`/rss.xml?profile=${profile}\``);
  });
});

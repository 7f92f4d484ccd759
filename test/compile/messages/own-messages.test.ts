// `messages` of site.yaml: which words they change, and what is wrong with them.
import { describe, expect, it } from 'vitest';
import { type OwnMessages, readMessages } from '../../../src/compile/content/messages.ts';
import { settings } from '../../../src/compile/content/settings-shape.ts';
import { checkShape } from '../../../src/compile/content/shape.ts';
import { readYaml } from '../../../src/compile/content/yaml-places.ts';
import type { Report } from '../../../src/compile/diagnostics/rules.ts';
import { toMessages } from '../../../src/compile/messages/to-messages.ts';
import { ENGLISH } from '../../../src/messages/english.ts';
import { findWords } from '../../../src/messages/find-words.ts';
import { say } from '../../../src/messages/say.ts';

/** What is said of other keys is no matter here. */
const OTHERS = /is required$/;

function read(yaml: string): { own: OwnMessages; faults: readonly string[] } {
  const faults: string[] = [];
  const report: Report = (rule, { line, column }, message) => {
    if (!OTHERS.test(message)) faults.push(`${line}:${column} ${rule} ${message}`);
  };
  const read = readYaml(`messages:\n${yaml}`, report);
  if (read === null) return { own: {}, faults };
  const given = checkShape(settings, read, report);
  return { own: readMessages(given.messages ?? {}, 'de', read.toPlace, report), faults };
}

const FAULTS: readonly (readonly [yaml: string, fault: string])[] = [
  ['  en: {serach: Find}', '2:8 unknown-key "serach": did you mean "search"?'],
  [
    '  search: Suche',
    '2:3 unknown-key "search": messages stand under their language: de: {search: …}',
  ],
  [
    '  german: {search: Suche}',
    '2:3 unknown-key "german": must be a language tag (BCP 47) like en or de-AT; did you mean "de"?',
  ],
  [
    '  en: Find',
    '2:3 unknown-key "en": must be a language tag (BCP 47) like en or de-AT; did you mean "en"?',
  ],
  [
    '  en: {titleWithPage: "{title} ({pages})"}',
    '2:23 bad-value "titleWithPage" has no placeholder "{pages}"; did you mean "{page}"?',
  ],
  ['  en: {search: "Find {x}"}', '2:16 bad-value "search" has no placeholder "{x}"; it has none'],
  [
    '  en: {pageOfPages: "Page {page}"}',
    '2:21 bad-value "pageOfPages" must have {pages}, as in "Page {page} of {pages}"',
  ],
  [
    '  en: {articleCount: articles}',
    '2:22 bad-value "articleCount" must have {count}, as in "{count} articles"',
  ],
  [
    '  en:\n    articleCount: {one: a story, few: "{count} stories", other: "{count} stories"}',
    '3:39 bad-value "few" is no plural category of "en"; known: "one", "other"',
  ],
  ['  en: {articleCount: {one: a story}}', '2:22 bad-value "articleCount" must have "other"'],
  [
    '  en: {articleCount: {one: a story, other: stories}}',
    '2:44 bad-value "articleCount" must have {count}, as in "{count} articles"',
  ],
  [
    '  en: {search: {one: Find, other: Find}}',
    '2:16 bad-value "search" is one text, without plural forms',
  ],
  [
    '  sv: {search: Sök}',
    `2:3 missing-key Tagwire has no words in "sv", so every message must be here; ${Object.keys(ENGLISH).length - 1} are missing, such as "skipToContent"`,
  ],
];

describe('messages of site.yaml', () => {
  it.each(FAULTS)('%j is refused', (yaml, fault) => {
    expect(read(yaml).faults).toEqual([fault]);
  });

  it('leave out what is refused, so that the rest can be checked', () => {
    const { own } = read('  en: {search: Find, archive: "{x}", topics: Subjects}');
    expect(own).toEqual({ en: { search: 'Find', topics: 'Subjects' } });
  });

  it('are said in the place of those of Tagwire, and of no others', () => {
    const { own, faults } = read(
      '  en: {search: Find, articleCount: "Stories: {count}"}\n  de-AT: {search: Nachschau}\n  de: {topics: Sachen}',
    );
    expect(faults).toEqual([]);
    const tables = toMessages(['en', 'de-AT'], own);
    const [english, austrian, german, french] = ['en-GB', 'de-AT', 'de', 'fr'].map((language) =>
      findWords(tables, [language]),
    );
    const said = [english, austrian, german, french].map((words) =>
      words === undefined
        ? []
        : [
            words.language,
            say(words, 'search'),
            say(words, 'topics'),
            say(words, 'articleCount', { count: 1 }),
          ],
    );
    expect(said).toEqual([
      ['en', 'Find', 'Topics', 'Stories: 1'],
      ['de-AT', 'Nachschau', 'Sachen', '1 Artikel'],
      ['de', 'Suche', 'Sachen', '1 Artikel'],
      ['en', 'Find', 'Topics', 'Stories: 1'],
    ]);
  });

  it('speak a language that Tagwire does not speak, where all are there', () => {
    const all = Object.entries(ENGLISH).map(([key, message]) => {
      const text = typeof message === 'string' ? message : message.other;
      return `    ${key}: ${JSON.stringify(`${text}!`)}`;
    });
    const { own, faults } = read(`  sv:\n${all.join('\n')}`);
    expect(faults).toEqual([]);
    const words = findWords(toMessages(['sv'], own), ['sv-SE']);
    expect([words.language, say(words, 'search')]).toEqual(['sv', 'Search!']);
  });
});

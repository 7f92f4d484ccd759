// The words that compile writes into articles: which language they are in, and that none is missing.
import { describe, expect, test } from 'vitest';
import { toGeneratedWords } from '../../src/compile/markdown/words.ts';

describe('words are those of the language, else English and said to be', () => {
  test.each([
    ['de', 'Fußnoten', undefined],
    ['de-CH', 'Fußnoten', undefined],
    ['pt-BR', 'Notas de rodapé', undefined],
    ['zh', '脚注', undefined],
    ['zh-TW', '註腳', undefined],
    ['zh-Hant-HK', '註腳', undefined],
    ['no', 'Fotnoter', undefined],
    ['he', 'הערות שוליים', undefined],
    ['en-GB', 'Footnotes', undefined],
    // Words in another script than the text's would be no better than English ones.
    ['ru-Latn', 'Footnotes', 'en'],
    ['sw', 'Footnotes', 'en'],
    ['qaa', 'Footnotes', 'en'],
    ['und-Cyrl', 'Сноски', undefined],
  ])('%s: %s', (language, footnotes, lang) => {
    const words = toGeneratedWords(language);
    expect([words.footnotes, words.lang]).toEqual([footnotes, lang]);
  });

  test.each([
    ...[
      'ar',
      'ca',
      'cs',
      'da',
      'de',
      'el',
      'en',
      'es',
      'fa',
      'fi',
      'fr',
      'he',
      'hi',
      'hu',
      'id',
      'it',
    ],
    ...['ja', 'ko', 'nb', 'nl', 'pl', 'pt', 'ro', 'ru', 'sv', 'tr', 'uk', 'vi', 'zh', 'zh-Hant'],
  ])('%s has them all', (language) => {
    const { footnotes, toBack, alerts, lang } = toGeneratedWords(language);
    expect(lang).toBeUndefined();
    expect(toBack('1-2')).toMatch(/^.*1-2.*$/u);
    expect([footnotes, toBack(''), ...Object.values(alerts)].filter((word) => word === '')).toEqual(
      [],
    );
    expect(new Set(Object.values(alerts)).size).toBe(5);
  });
});

// The tables of messages: complete, with the placeholders of English, and a form for every plural category.
import { describe, expect, it } from 'vitest';
import { TABLES } from '../../../src/compile/messages/tables.ts';
import { toMessages } from '../../../src/compile/messages/to-messages.ts';
import { ENGLISH, type Messages } from '../../../src/messages/english.ts';

const PLACEHOLDER = /\{\w+\}/g;

/** The forms of every message, by its key and its plural category. */
function toForms(messages: Messages): readonly (readonly [string, string])[] {
  return Object.entries(messages).flatMap(([key, message]) =>
    typeof message === 'string'
      ? [[key, message] as const]
      : Object.entries(message).map(([category, form]) => [`${key}.${category}`, form] as const),
  );
}

function toPlaceholders(text: string): readonly string[] {
  return (text.match(PLACEHOLDER) ?? []).toSorted();
}

describe.each(Object.entries(TABLES))('the table of %s', (language, messages) => {
  it('has every key in the order of English, and no other', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(ENGLISH));
  });

  it('is named as Intl names the language', () => {
    expect(Intl.getCanonicalLocales(language)).toEqual([language]);
  });

  it('has a form for every plural category of the language', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const wrong = Object.entries(messages).filter(
      ([, message]) =>
        typeof message !== 'string' &&
        `${Object.keys(message).toSorted()}` !== `${pluralCategories.toSorted()}`,
    );
    expect(wrong).toEqual([]);
  });

  it('has the placeholders of English, but for a count that is said in a word', () => {
    const english = new Map<string, string>(toForms(ENGLISH));
    const wrong = toForms(messages).filter(([key, form]) => {
      const [name = '', category] = key.split('.');
      const model = english.get(category === undefined ? name : `${name}.other`) ?? '';
      const [own, wanted] = [toPlaceholders(form), toPlaceholders(model)];
      const isWord = category !== undefined && category !== 'other' && category !== 'many';
      const others = (names: readonly string[]) => names.filter((one) => one !== '{count}');
      return isWord ? `${others(own)}` !== `${others(wanted)}` : `${own}` !== `${wanted}`;
    });
    expect(wrong).toEqual([]);
  });

  it('has no empty message, no space around one, and ends sentences where English does', () => {
    const english = new Map<string, string>(toForms(ENGLISH));
    const wrong = toForms(messages).filter(([key, form]) => {
      const model = english.get(key) ?? english.get(`${key.split('.')[0]}.other`) ?? '';
      const endsSentence = (text: string) => /[.。?？؟]$/.test(text);
      return form === '' || form !== form.trim() || endsSentence(form) !== endsSentence(model);
    });
    expect(wrong).toEqual([]);
  });
});

describe('a site', () => {
  it.each([
    [['en'], []],
    [['en', 'de-AT', 'sv'], ['de']],
    [['de', 'de-CH'], ['de']],
  ])('that uses %j has the words of %j beside English', (languages, tables) => {
    expect(Object.keys(toMessages(languages, {}))).toEqual(tables);
  });
});

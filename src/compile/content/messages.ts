// `messages` of site.yaml: an owner's own words in the place of Tagwire's, by language and message.
import { ENGLISH, type Key, type Messages } from '../../messages/english.ts';
import { findLanguage } from '../../messages/find-words.ts';
import type { Plural } from '../../messages/plural.ts';
import { toNearNames } from '../../query/names.ts';
import { quote, toHint, toNearHint } from '../diagnostics/hints.ts';
import type { Report } from '../diagnostics/rules.ts';
import { TABLES } from '../messages/tables.ts';
import { toLanguage, toLanguageHint } from './languages.ts';
import type { ToPlace } from './yaml-places.ts';

/** The own messages of each language (BCP 47). */
export type OwnMessages = { readonly [language: string]: Partial<Messages> };

/** What is written: a text, or one for each plural category. */
type Written = { readonly [key: string]: string | { readonly [category: string]: string } };

const PLACEHOLDER = /\{(\w+)\}/g;

/** Keys are messages, and placeholders those of English; what is not is reported and left out. */
export function readMessages(
  given: { readonly [language: string]: string | Written },
  site: string,
  toPlace: ToPlace,
  report: Report,
): OwnMessages {
  const all: Record<string, Partial<Messages>> = {};
  for (const [written, messages] of Object.entries(given)) {
    const language = toLanguage(written);
    if (language === null || typeof messages === 'string') {
      const place = toPlace(['messages', written], 'key');
      report('unknown-key', place, `${quote(written)}: ${toLanguageFault(written, site)}`);
      continue;
    }
    const own: { [key in Key]?: string | Plural } = {};
    for (const [key, message] of Object.entries(messages)) {
      const path = ['messages', written, key];
      if (!isKey(key)) {
        report(
          'unknown-key',
          toPlace(path, 'key'),
          `${quote(key)}: ${toHint(key, Object.keys(ENGLISH))}`,
        );
        continue;
      }
      const fault = toFault(language, key, message);
      if (fault === null) own[key] = toMessage(key, message);
      else report('bad-value', toPlace([...path, ...fault.at]), fault.text);
    }
    // `toFault` takes plural forms only where a message has some.
    all[language] = own as Partial<Messages>;
    const lacking = isSpoken(language) ? [] : Object.keys(ENGLISH).filter((key) => !(key in own));
    const [first] = lacking;
    if (first === undefined) continue;
    const text = `Tagwire has no words in ${quote(language)}, so every message must be here; ${lacking.length} are missing, such as ${quote(first)}`;
    report('missing-key', toPlace(['messages', written], 'key'), text);
  }
  return all;
}

/** What stands in the place of a language. */
function toLanguageFault(written: string, site: string): string {
  return isKey(written)
    ? `messages stand under their language: ${site}: {${written}: …}`
    : `must be a language tag (BCP 47) like en or de-AT${toLanguageHint(written)}`;
}

function isKey(key: string): key is Key {
  return Object.hasOwn(ENGLISH, key);
}

function isSpoken(language: string): boolean {
  return findLanguage(['en', ...Object.keys(TABLES)], language) !== null;
}

type Fault = { readonly text: string; readonly at: readonly string[] };

function toFault(language: string, key: Key, message: Written[string]): Fault | null {
  const model = ENGLISH[key];
  if (typeof message === 'string') {
    return toTextFault(key, message, typeof model === 'string' ? model : model.other);
  }
  if (typeof model === 'string') {
    return { text: `${quote(key)} is one text, without plural forms`, at: [] };
  }
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const odd = Object.keys(message).find((name) => !pluralCategories.some((one) => one === name));
  if (odd !== undefined) {
    const text = `${quote(odd)} is no plural category of ${quote(language)}; ${toHint(odd, pluralCategories)}`;
    return { text, at: [odd] };
  }
  if (message['other'] === undefined) return { text: `${quote(key)} must have "other"`, at: [] };
  for (const [category, text] of Object.entries(message)) {
    const fault = toTextFault(key, text, model.other, category !== 'other');
    if (fault !== null) return { ...fault, at: [category] };
  }
  return null;
}

/** `isWord` where a form may say the count in a word: "one page". */
function toTextFault(key: Key, text: string, model: string, isWord = false): Fault | null {
  const known = toNames(model);
  const names = toNames(text);
  const odd = names.find((name) => !known.includes(name));
  if (odd !== undefined) {
    const near = toNearNames(odd, known).map((name) => `{${name}}`);
    const shown = known.map((name) => `{${name}}`).join(', ');
    const hint =
      near.length > 0 ? toNearHint(near) : known.length > 0 ? `known: ${shown}` : 'it has none';
    return { text: `${quote(key)} has no placeholder ${quote(`{${odd}}`)}; ${hint}`, at: [] };
  }
  const missing = known.filter((name) => !names.includes(name) && !(isWord && name === 'count'));
  if (missing.length === 0) return null;
  const shown = missing.map((name) => `{${name}}`).join(' and ');
  return { text: `${quote(key)} must have ${shown}, as in ${quote(model)}`, at: [] };
}

function toNames(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
}

/** One text where there are plural forms is for all of them. */
function toMessage(key: Key, message: Written[string]): string | Plural {
  if (typeof ENGLISH[key] === 'string') return typeof message === 'string' ? message : '';
  return typeof message === 'string'
    ? { other: message }
    : { ...message, other: message['other'] ?? '' };
}

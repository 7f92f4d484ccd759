// The stem of a word: what its forms have in common. The only file that knows `@orama/stemmers`.
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { fold } from './words.ts';

type Stem = (word: string) => string;

/** By the language subtag (BCP 47); the words of all other languages are their own stems. */
const STEMMERS: { readonly [language: string]: Stem } = {
  da: danish,
  de: german,
  en: english,
  es: spanish,
  fi: finnish,
  fr: french,
  it: italian,
  nb: norwegian,
  nl: dutch,
  nn: norwegian,
  no: norwegian,
  pt: portuguese,
  ru: russian,
  sv: swedish,
};

/** What finds the stem of a folded word in a language (BCP 47). Without accents, as the word is. */
export function toStemmer(language: string): Stem {
  const stemmer = STEMMERS[language.split('-')[0]?.toLowerCase() ?? ''];
  if (stemmer === undefined) return (word) => word;
  return (word) => fold(stemmer(word)) || word;
}

/** All stems that a word has in some languages. */
export function toStems(word: string, languages: readonly string[]): readonly string[] {
  return [...new Set(languages.map((language) => toStemmer(language)(word)))];
}

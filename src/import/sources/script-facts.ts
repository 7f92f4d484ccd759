// What a site whose settings are a program says of itself: literally, in the program or in the file of data
// that its templates take their texts from.
import { type Data, toText } from '../front-matter/value.ts';
import type { Note } from '../post.ts';
import { findNamed, readSourceText, type SiteFolder } from './site-folder.ts';

/** Texts as they are written; absent where nothing is said. */
export type ScriptFacts = {
  readonly title?: string;
  readonly description?: string;
  readonly url?: string;
  readonly base?: string;
  readonly language?: string;
  readonly author?: string;
};

/** The keys that differ between generators. */
export type FactKeys = {
  /** The address. */
  readonly url: readonly string[];
  /** The path that the site is under. */
  readonly base: readonly string[];
};

/** `_data/metadata.js`, `data/siteMetadata.js`, `src/consts.ts` and the like. */
const DATA_FILE =
  /^(?:(?:src|content|app)\/)?(?:(?:_data|data|config|lib)\/)?(?:metadata|meta|site-?metadata|site|site[-.]?config|consts|constants|config)\.(?:[cm]?[jt]s|json)$/iu;

/** Such files that are read at most. */
const MOST_FILES = 5;

const KEYS = {
  title: ['title', 'SITE_TITLE', 'siteTitle'],
  description: ['tagline', 'description', 'SITE_DESCRIPTION', 'siteDescription', 'desc'],
  language: ['language', 'locale', 'lang', 'defaultLocale'],
  author: ['author', 'AUTHOR', 'SITE_AUTHOR', 'siteAuthor'],
};

/** Addresses in a file of data. */
const URL_KEYS = ['siteUrl', 'SITE_URL', 'website', 'url', 'site'];

/** A key and the mark that its text begins with; `process.env.URL ||` may stand before it. */
const PAIR = /\b(\w+)["']?(?:: ?| = )(?:[\w.]+ (?:\|\||\?\?) )?(["'`])/gu;

const AUTHOR_MAP = /\bauthor["']?: ?\{[^{}]*?\bname["']?: ?/u;

/** Reads both; what a file of data says of the site counts before the program. */
export async function readScriptFacts(
  folder: SiteFolder,
  configs: readonly string[],
  keys: FactKeys,
  note: (note: Note) => void,
): Promise<ScriptFacts> {
  const config = findNamed(folder, configs);
  const program = await readPairs(folder, config, note);
  const told: Data[] = [];
  const files = folder.files.filter((file) => DATA_FILE.test(file) && file !== config);
  for (const file of files.slice(0, MOST_FILES)) told.push(await readPairs(folder, file, note));
  const about =
    told.find((data) => pick(data, KEYS.title) !== undefined) ??
    told.find((data) => pick(data, URL_KEYS) !== undefined) ??
    {};
  const toFact = (names: readonly string[]): string | undefined =>
    pick(about, names) ?? pick(program, names);
  const written = pick(program, keys.base);
  const facts = {
    title: toFact(KEYS.title),
    description: toFact(KEYS.description),
    language: toFact(KEYS.language),
    author: toFact(KEYS.author),
    // A plugin may have an address of its own in the program.
    url: [pick(about, URL_KEYS), pick(program, keys.url)].find(isAddress),
    base: written === undefined || /[:${]/u.test(written) ? undefined : written,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
}

async function readPairs(
  folder: SiteFolder,
  file: string | undefined,
  note: (note: Note) => void,
): Promise<Data> {
  return file === undefined ? {} : toPairs((await readSourceText(folder.root, file, note)) ?? '');
}

/** The texts of a program by their keys; it is never run. The first of several counts. */
export function toPairs(script: string): Data {
  const data = new Map<string, string>();
  for (const { index, 0: head, 1: key = '', 2: quote = '' } of script.matchAll(PAIR)) {
    const value = readText(script, index + head.length, quote);
    if (!data.has(key) && value !== null) data.set(key, value);
  }
  const map = AUTHOR_MAP.exec(script);
  const start = map === null ? 0 : map.index + map[0].length;
  const name = map === null ? null : readText(script, start + 1, script[start] ?? '');
  if (name !== null && !data.has('author')) data.set('author', name);
  return Object.fromEntries(data);
}

/** What stands between the braces after a key of a program; empty where it has none. */
export function toBlock(script: string, key: string): string {
  const start = script.search(new RegExp(`\\b${key}["']?: ?\\{`, 'u'));
  if (start === -1) return '';
  const open = script.indexOf('{', start);
  let depth = 0;
  for (let at = open; at < script.length; at += 1) {
    if (script[at] === '{') depth += 1;
    if (script[at] === '}') depth -= 1;
    if (depth === 0) return script.slice(open + 1, at);
  }
  return '';
}

/** Up to the mark that ends it; null for a text of several lines or with a template in it. */
function readText(script: string, start: number, quote: string): string | null {
  const end = script.indexOf(quote, start);
  const value = script.slice(start, end === -1 ? start : end);
  return !/^["'`]$/u.test(quote) || /[\n$]/u.test(value) ? null : value;
}

function pick(data: Data, names: readonly string[]): string | undefined {
  return names.map((name) => toText(data[name])).find((text) => text !== undefined);
}

function isAddress(text: string | undefined): boolean {
  return text !== undefined && /^https?:\/\//iu.test(text) && URL.canParse(text);
}

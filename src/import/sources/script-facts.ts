// What a site whose settings are a program says of itself: literally, in the program or in the file of data
// that its templates take their texts from.
import { type Data, toText } from '../front-matter/value.ts';
import type { Note } from '../post.ts';
import { toPairs } from './script-texts.ts';
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

function pick(data: Data, names: readonly string[]): string | undefined {
  return names.map((name) => toText(data[name])).find((text) => text !== undefined);
}

function isAddress(text: string | undefined): boolean {
  return text !== undefined && /^https?:\/\//iu.test(text) && URL.canParse(text);
}

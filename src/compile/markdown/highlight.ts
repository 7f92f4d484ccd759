// Code → HTML with a class for each kind of word, by highlight.js. Only this file knows it. A grammar is
// loaded when a text has code in its language.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What is used of the library: its own types would bring those of browsers into all of compile. */
type Library = {
  readonly getLanguage: (name: string) => object | undefined;
  readonly registerLanguage: (name: string, grammar: Grammar) => void;
  readonly highlight: (
    code: string,
    options: { readonly language: string; readonly ignoreIllegals: boolean },
  ) => { readonly value: string };
};

type Grammar = (library: Library) => object;

/** In UTF-16 units: some grammars take the square of a line's length, or of a text's. */
const LONGEST = 20_000;
const LONGEST_LINE = 500;

/** Drawn by other programs, or plain by name: never coloured, and not worth looking for. */
const PLAIN: ReadonlySet<string> = new Set([
  'math',
  'mermaid',
  'plain',
  'plaintext',
  'text',
  'txt',
]);

/** The code in HTML, escaped; null for what stays plain. `language` is as the editor wrote it. */
export function highlight(code: string, language: string): string | null {
  const name = language.toLowerCase();
  if (PLAIN.has(name) || code.length > LONGEST) return null;
  if (code.split('\n').some(({ length }) => length > LONGEST_LINE)) return null;
  const library = require('highlight.js/lib/core') as Library;
  if (!isKnown(library, name)) return null;
  return library.highlight(code, { language: name, ignoreIllegals: true }).value;
}

/** Names that no grammar has, so that each is looked for once. */
const unknown = new Set<string>();

/** Loads as little as it takes: the grammar of that name, the usual ones with other names, all of them. */
function isKnown(library: Library, name: string): boolean {
  const isThere = () => library.getLanguage(name) !== undefined;
  if (isThere()) return true;
  if (unknown.has(name)) return false;
  const grammar = loadGrammar(name);
  if (grammar !== null) library.registerLanguage(name, grammar);
  if (isThere()) return true;
  require('highlight.js/lib/common');
  if (isThere()) return true;
  require('highlight.js');
  if (!isThere()) unknown.add(name);
  return isThere();
}

function loadGrammar(name: string): Grammar | null {
  if (!/^[a-z0-9-]+$/u.test(name)) return null;
  try {
    return require(`highlight.js/lib/languages/${name}`) as Grammar;
  } catch {
    return null;
  }
}

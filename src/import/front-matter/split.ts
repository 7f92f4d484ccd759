// Where front matter ends and the text begins, in each dialect.

/** `open` is front matter without an end; `script` is a map of JavaScript, of which YAML takes what is literal. */
export type Dialect = 'yaml' | 'toml' | 'json' | 'script' | 'none' | 'open';

/** What stands behind the first mark where the front matter is no YAML, as Eleventy and gray-matter take it. */
const NAMED: Readonly<Record<string, Dialect>> = {
  ...{ yaml: 'yaml', yml: 'yaml', toml: 'toml', json: 'json' },
  ...{ js: 'script', javascript: 'script' },
};

export type Parts = { readonly dialect: Dialect; readonly source: string; readonly body: string };

/** Lines that bare front matter has at most: YAML with an end and no beginning, as Hexo takes it. */
const MOST_BARE_LINES = 60;

/** Divides a text with line ends `\n` and without a byte order mark. */
export function splitFrontMatter(text: string): Parts {
  const start = text.trimStart();
  const [, named = ''] = /^---[ \t]?([a-z]*)[ \t]*\n/u.exec(start) ?? [];
  const dialect = NAMED[named];
  if (dialect !== undefined) return splitFenced(start, dialect, ['---']);
  if (/^---[ \t]*\n/u.test(start)) return splitFenced(start, 'yaml', ['---', '...']);
  if (/^\+\+\+[ \t]*\n/u.test(start)) return splitFenced(start, 'toml', ['+++']);
  if (/^\{\s*"/u.test(start)) return splitJson(start, text);
  if (/^[A-Za-z][\w-]*:/u.test(start)) return splitBare(start, text);
  return { dialect: 'none', source: '', body: text };
}

function splitFenced(text: string, dialect: Dialect, ends: readonly string[]): Parts {
  const first = text.indexOf('\n') + 1;
  for (let start = first; start < text.length; ) {
    const end = toLineEnd(text, start);
    if (ends.includes(text.slice(start, end).trimEnd())) {
      return { dialect, source: text.slice(first, start), body: text.slice(end + 1) };
    }
    start = end + 1;
  }
  const blank = text.indexOf('\n\n', first);
  const until = blank === -1 ? text.length : blank;
  return { dialect: 'open', source: text.slice(first, until), body: text.slice(until) };
}

function splitBare(text: string, whole: string): Parts {
  let start = 0;
  for (let line = 0; line < MOST_BARE_LINES && start < text.length; line += 1) {
    const end = toLineEnd(text, start);
    const written = text.slice(start, end).trimEnd();
    if (written === '---') {
      return { dialect: 'yaml', source: text.slice(0, start), body: text.slice(end + 1) };
    }
    if (written !== '' && !/^(?:[\w-]+:|[ \t#-])/u.test(written)) break;
    start = end + 1;
  }
  return { dialect: 'none', source: '', body: whole };
}

/** Up to the brace that closes the first one, texts passed over. */
function splitJson(text: string, whole: string): Parts {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quoted && character === '\\') at += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === '{') depth += 1;
    else if (!quoted && character === '}') {
      depth -= 1;
      if (depth > 0) continue;
      return { dialect: 'json', source: text.slice(0, at + 1), body: text.slice(at + 1) };
    }
  }
  return { dialect: 'none', source: '', body: whole };
}

function toLineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

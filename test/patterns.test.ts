// Every regular expression of ours takes steps that grow no faster than the text it reads.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import { afterEach, expect, test, vi } from 'vitest';

const SOURCES = join(import.meta.dirname, '../src');

/** Literals: what stands where a value may begin, up to its flags. */
const LITERAL =
  /(?<=[(=,:?[!&|>]\s*|\breturn\s+|^\s*)\/(?![/*])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuvy]*)(?=[\s,;.)\]])/gm;
const ASSERTION = /\(\?<?[=!](?:[^()\\]|\\.)*\)/g;
const COMMENT = /^\s*(?:\/\/|\/?\*).*$/gm;

/** Milliseconds for one pattern: what is not decided by then counts as unsafe. */
const MOST_TIME = 60_000;

type Pattern = { readonly file: string; readonly source: string; readonly flags: string };

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test('all patterns of src/ are linear', { timeout: 600_000 }, async () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(SOURCES, file), 'utf8') }));
  const patterns = [
    ...files.flatMap(({ file, text }) => readLiterals(file, text)),
    ...(await readMade(files.filter(({ text }) => text.includes('new RegExp')))),
  ];
  expect(patterns.length).toBeGreaterThan(80);
  expect(patterns.filter((pattern) => !isLinear(pattern))).toEqual([]);
});

test('a pattern that tries all ends from all beginnings is found', () => {
  const patterns = readLiterals('x.ts', "text.replace(/[\\s,]+$/u, '').split(/(?=a),+/)");
  expect(patterns.map((pattern) => [pattern.source, isLinear(pattern)])).toEqual([
    ['[\\s,]+$', false],
    ['(?=a),+', true],
  ]);
});

/** Without assertions, of which automata know nothing: those of ours look no further than a word. */
function isLinear({ source, flags }: Pattern): boolean {
  return checkSync(source.replace(ASSERTION, ''), flags, { timeout: MOST_TIME }).status === 'safe';
}

function readLiterals(file: string, text: string): readonly Pattern[] {
  return [...text.replace(COMMENT, '').matchAll(LITERAL)].map(([, source = '', flags = '']) => {
    return { file, source, flags };
  });
}

/** Those that are put together: seen as their modules are loaded. */
async function readMade(files: readonly { readonly file: string }[]): Promise<readonly Pattern[]> {
  const made: Pattern[] = [];
  for (const { file } of files) {
    vi.stubGlobal(
      'RegExp',
      new Proxy(RegExp, {
        construct(target, [source, flags]: [string, string?]) {
          made.push({ file, source, flags: flags ?? '' });
          return new target(source, flags);
        },
      }),
    );
    vi.resetModules();
    await import(join(SOURCES, file));
    vi.unstubAllGlobals();
  }
  return made;
}

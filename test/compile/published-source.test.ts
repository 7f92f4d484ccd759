// The Markdown that is published: what was written, with addresses that lead there from anywhere.
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { listFolder } from '../../src/compile/files/folder.ts';
import { toMediaFinder } from '../../src/compile/files/media.ts';
import type { LinkContext } from '../../src/compile/markdown/links.ts';
import { type Rendering, renderMarkdown } from '../../src/compile/markdown/markdown.ts';

const VALID = join(import.meta.dirname, '../fixtures/content/valid');
const ORIGIN = 'https://x.example';
const CHART = `${ORIGIN}/media/0000000000000000/chart.png`;

let linkContext: LinkContext;
beforeAll(() => {
  const silent = () => () => undefined;
  const folder = listFolder(VALID, silent);
  const full = 'articles/2026-02-10-full.md';
  linkContext = {
    folder,
    origin: ORIGIN,
    slugs: new Map([[full, 'full']]),
    files: new Map([['full', full]]),
    paths: { get: folder.find },
    hosts: new Set(['x.example']),
    sizedPictures: new Map(),
    findMedium: toMediaFinder(folder, ORIGIN, silent),
    written: new Map(),
  };
});

const rows: readonly (readonly [written: string, published: string])[] = [
  ['One <!-- a --> two.\n\n<!--\nb\n-->\n\n`<!-- c -->`', 'One  two.\n\n`<!-- c -->`'],
  ['[a](2026-02-10-full.md)', `[a](${ORIGIN}/articles/full)`],
  ['[a](<2026-02-10-full.md> "b")', `[a](${ORIGIN}/articles/full "b")`],
  ['[a](2026-02-10-full.md#x "](/b)")', `[a](${ORIGIN}/articles/full#x "](/b)")`],
  ['## B\n\n[a](#b)', `## B\n\n[a](${ORIGIN}/articles/me#b)`],
  ['[a](/tags/c++?x=1&y=2)', `[a](${ORIGIN}/tags/c++?x=1&y=2)`],
  ['[a](/b\\(c)', `[a](${ORIGIN}/b%28c)`],
  ['[a](/b?c=1&amp;copy;=2)', `[a](${ORIGIN}/b?c=1&amp;copy;=2)`],
  ['![a [b](c)](../media/chart.png)', `![a [b](c)](${CHART})`],
  ['![`](`](../media/chart.png (t))', `![\`](\`](${CHART} (t))`],
  ['[![a](../media/chart.png)](2026-02-10-full.md)', `[![a](${CHART})](${ORIGIN}/articles/full)`],
  ['[a][b]\n\n[b]:\n  /c "d"', `[a][b]\n\n[b]:\n  ${ORIGIN}/c "d"`],
  [
    '[a](https://y.example/b_(c)) <https://y.example>',
    '[a](https://y.example/b_(c)) <https://y.example>',
  ],
  ['`[a](/b)`\n\n    [a](/b)', '`[a](/b)`\n\n    [a](/b)'],
  [
    `<a title=x href='/b'>c</a> <img src="../media/chart.png" srcset="../media/chart.png 2x" alt>`,
    `<a title=x href="${ORIGIN}/b">c</a> <img src="${CHART}" srcset="${CHART} 2x" alt>`,
  ],
  ['| a |\n|---|\n| [b](/c?d\\|e) |', `| a |\n|---|\n| [b](${ORIGIN}/c?d%7Ce) |`],
];

test.each(rows)('%j', (written, published) => {
  expect(publish(written).markdown.replace(/(?<=\/media\/)\w{16}/gu, '0000000000000000')).toBe(
    `${published}\n`,
  );
});

test('what is published says the same once more, without any folder around it', () => {
  const address = fc.constantFrom(
    ...['2026-02-10-full.md', '#top', '/tags/a b', '/x(y)', '/a\\)b', '../media/chart.png', '?q=é'],
    ...[
      'https://y.example/?a=1&amp;b=2',
      '/a&copy;b',
      '<2026-02-10-full.md>',
      '<../media/a b>',
      '/*a*',
    ],
  );
  const title = fc.constantFrom('', ' "t"', " 't'", ' (t)', ' "](/u)"', '\n"t"');
  const text = fc.constantFrom('a', '', '*b*', '`](/c)`', '[d]', '\\]', '![e](/f)', 'g\nh', '](');
  const link = fc
    .tuple(fc.constantFrom('', '!'), text, address, title)
    .map(([mark, label, to, name]) => `${mark}[${label}](${to}${name})`);
  const piece = fc.oneof(
    link,
    fc.tuple(text, address).map(([label, to]) => `[${label}][r]\n\n[r]: ${to}\n\n`),
    address.map((to) => `<a href="${to.replace(/[<>]/gu, '')}">i</a>`),
    fc.constantFrom(
      '\n\n',
      '\n',
      '> ',
      '- ',
      '`',
      '| x |\n|---|\n| ',

      '\n## top\n',
      ' ',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const { html, markdown } = publish(pieces.join(''));
      const again = publish(markdown);
      expect(toComparable(again.html)).toBe(toComparable(html));
      expect(again.markdown).toBe(markdown);
    }),
    { numRuns: 200 },
  );
});

test('many brackets cost no time', () => {
  const { markdown } = publish(`![${'\\]('.repeat(20_000)}](/a)`);
  expect(markdown).toContain('](/a)');
});

/** Sizes of pictures, and what follows from them, are known of files alone; how an address is escaped says nothing else. */
function toComparable(html: string): string {
  return html
    .replace(/ (?:width="\d+"|height="\d+"|loading="lazy")/gu, '')
    .replaceAll('%28', '(')
    .replaceAll('%29', ')')
    .replaceAll('%7C', '|');
}

function publish(text: string): Rendering {
  const body = { text, line: 1, file: 'articles/me.md', path: '/articles/me', language: 'en' };
  const rendering = renderMarkdown(body, linkContext, () => undefined);
  if (rendering === null) throw new Error('refused');
  return rendering;
}

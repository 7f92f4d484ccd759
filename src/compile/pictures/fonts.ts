// The fonts that pictures are drawn with: files of packages, each with some characters of a family. The only
// file that knows `fontkitten`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { create } from 'fontkitten';

const require = createRequire(import.meta.url);

/** Packages of npm under `@fontsource-variable`, by the scripts that they are for. */
const FAMILIES = {
  serif: 'source-serif-4',
  sans: 'noto-sans',
  arabic: 'noto-sans-arabic',
  hebrew: 'noto-sans-hebrew',
  japanese: 'noto-sans-jp',
  korean: 'noto-sans-kr',
  chinese: 'noto-sans-sc',
  traditional: 'noto-sans-tc',
} as const;

export type Family = keyof typeof FAMILIES;

/** Inclusive, by code points. */
export type CodeRange = readonly [first: number, last: number];

/** A file of a family, with the characters that it draws. */
export type FontFile = {
  readonly family: Family;
  readonly data: Uint8Array;
  readonly ranges: readonly CodeRange[];
};

/** Looks up the files that draw a text. */
export type Fonts = {
  /** The file of the first of these families that has a character; null where none has it. */
  readonly find: (character: number, families: readonly Family[]) => FontFile | null;
};

/** Reads no file before it is asked for. */
export function openFonts(): Fonts {
  const families = new Map<Family, readonly Part[]>();
  const partsOf = (family: Family): readonly Part[] => {
    const known = families.get(family) ?? openFamily(family);
    families.set(family, known);
    return known;
  };
  const search = (character: number, wanted: readonly Family[]): FontFile | null => {
    for (const family of wanted) {
      for (const part of partsOf(family)) {
        if (!isIn(part.announced, character)) continue;
        const file = part.read();
        if (isIn(file.ranges, character)) return file;
      }
    }
    return null;
  };
  const found = new Map<string, FontFile | null>();
  return {
    find: (character, wanted) => {
      const key = `${character} ${wanted.join(' ')}`;
      const known = found.get(key);
      if (known !== undefined) return known;
      const file = search(character, wanted);
      found.set(key, file);
      return file;
    },
  };
}

/** A file that may have the characters that its package announces, and has not all of them. */
type Part = { readonly announced: readonly CodeRange[]; readonly read: () => FontFile };

function openFamily(family: Family): readonly Part[] {
  const name = FAMILIES[family];
  const list = require.resolve(`@fontsource-variable/${name}/unicode.json`);
  const parts: { readonly [part: string]: string } = JSON.parse(readFileSync(list, 'utf8'));
  return Object.entries(parts).map(([part, written]) => {
    // Numbered parts stand in brackets there, and without them in the names of files.
    const file = `${name}-${part.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`;
    const place = path.join(path.dirname(list), 'files', file);
    const announced = toRanges(written);
    let known: FontFile | null = null;
    const read = (): FontFile => {
      known ??= readFont(family, place, announced);
      return known;
    };
    return { announced, read };
  });
}

function readFont(family: Family, file: string, announced: readonly CodeRange[]): FontFile {
  const data = readFileSync(file);
  const font = create(data);
  if (font.isCollection) throw new Error(`${file} holds several fonts`);
  const characters = font.characterSet.filter((one) => isIn(announced, one));
  return { family, data, ranges: joinNeighbours(characters) };
}

/** Reads `unicode-range` of CSS (CSS Fonts 4, §4.5). */
function toRanges(written: string): readonly CodeRange[] {
  return written.split(',').map((one) => {
    const [first = '', last = first] = one.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

function joinNeighbours(characters: readonly number[]): readonly CodeRange[] {
  const ranges: [number, number][] = [];
  for (const one of characters.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && one <= last[1] + 1) last[1] = one;
    else ranges.push([one, one]);
  }
  return ranges;
}

function isIn(ranges: readonly CodeRange[], character: number): boolean {
  return ranges.some(([first, last]) => first <= character && character <= last);
}

// Text → words, as the index and searches compare them: accents and case folded.

/** What kind of character a UTF-16 code unit is. */
const OTHER = 1;
const LETTER = 2;
const MARK = 3;
const LINE_END = 4;

/** Scripts that write no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The kind of each code unit that was met; 0 for others. */
const kinds = new Uint8Array(2 ** 16);

/** Finds words by a dictionary; which locale is asked for makes no difference to these scripts. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Letters that have no decomposition (Unicode §3.7), as people write them on other keyboards. */
const PLAIN: { readonly [letter: string]: string } = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};

/**
 * Marks that are an accent on a letter, and points of Hebrew and Arabic that few write. Marks of other
 * scripts are as good as letters: without its breve, й is another letter.
 */
const ACCENTS =
  /(?<=[\p{Script=Latin}\p{Script=Greek}])\p{M}+|(?<=\u0435)\u0308|[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/gu;

const UNUSUAL = /[ßæœøłđðþıς]/g;

/** What a letter may be decomposed to beside letters: a space, brackets. */
const OTHERS = /[^\p{L}\p{N}\p{M}]/gu;

/** Longer ones are no words that anybody looks for: hashes, encoded data. */
const LONGEST = 64;

/** Marks on no letter: what a sound mark of half-width katakana is decomposed to. */
const MARKS_ALONE = /^\p{M}+/u;

/** A run of letters and digits in lower case, without accents. */
export function fold(run: string): string {
  const lower = run.toLowerCase();
  if (isAscii(lower)) return lower;
  return lower
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(UNUSUAL, (letter) => PLAIN[letter] ?? letter)
    .replace(OTHERS, '')
    .replace(MARKS_ALONE, '')
    .normalize('NFC');
}

/** Calls `visit` with each run of letters and digits, as it stands, and how many lines end before it. */
export function eachRun(
  text: string,
  visit: (run: string, start: number, lines: number) => void,
): void {
  const { length } = text;
  let start = -1;
  let lines = 0;
  for (let index = 0; index < length; index++) {
    const kind = kinds[text.charCodeAt(index)] || kindOf(text, index);
    if (kind === LETTER) {
      if (start < 0) start = index;
      continue;
    }
    if (start >= 0) {
      if (kind === MARK) continue;
      visit(text.slice(start, index), start, lines);
      start = -1;
    }
    if (kind === LINE_END) lines++;
  }
  if (start >= 0) visit(text.slice(start), start, lines);
}

/** The words of a folded run: several where its script writes no spaces. Parts that are no word are left out. */
export function toWords(folded: string): readonly string[] {
  if (isAscii(folded) || !UNSPACED.test(folded))
    return folded === '' || folded.length > LONGEST ? [] : [folded];
  const parts = [...segmenter.segment(folded)].filter(({ isWordLike }) => isWordLike);
  return parts.map(({ segment }) => segment);
}

/** Whether the first letter is of a script that writes no spaces: a word may be one letter long. */
export function isUnspacedWord(word: string): boolean {
  return UNSPACED.test(String.fromCodePoint(word.codePointAt(0) ?? 0));
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}

/** Both halves of a surrogate pair are what their code point is. */
function kindOf(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit >= 0xd800 && unit <= 0xdfff) {
    const first = unit >= 0xdc00 ? index - 1 : index;
    return toKind(String.fromCodePoint(text.codePointAt(first) ?? 0));
  }
  const known = kinds[unit] ?? 0;
  if (known > 0) return known;
  const kind = toKind(String.fromCharCode(unit));
  kinds[unit] = kind;
  return kind;
}

function toKind(character: string): number {
  if (character === '\n') return LINE_END;
  if (/[\p{L}\p{N}]/u.test(character)) return LETTER;
  return /\p{M}/u.test(character) ? MARK : OTHER;
}

// Code and other literal text put aside, so that no rule changes it.

// Noncharacters: no text of ours may have them, so none is taken for a mark.
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';
const MARK = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'gu');

// Controls but tab and line feed, lone surrogates and noncharacters: nothing that is published.
const FORBIDDEN = /(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** Texts that were put aside. */
export type Mask = {
  /** Something in place of the text, line by line, so that lines can still be indented or quoted. */
  readonly hide: (text: string) => string;
  /** The text with all that was put aside in its place. */
  readonly restore: (text: string) => string;
};

/** An empty Mask. */
export function createMask(): Mask {
  const hidden: string[] = [];
  const restore = (text: string): string =>
    text.includes(OPEN)
      ? text.replace(MARK, (_, index: string) => restore(hidden[Number(index)] ?? ''))
      : text;
  return {
    hide: (text) =>
      text
        .split('\n')
        .map((line) => `${OPEN}${hidden.push(line) - 1}${CLOSE}`)
        .join('\n'),
    restore,
  };
}

/** The text without characters that no feed may carry, and how many they were. */
export function dropForbidden(text: string): { readonly text: string; readonly dropped: number } {
  const clean = text.replace(FORBIDDEN, '');
  return { text: clean, dropped: text.length - clean.length };
}

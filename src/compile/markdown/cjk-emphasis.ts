// Emphasis beside Chinese, Japanese and Korean: `**…。**続き` is meant as emphasis, and CommonMark takes it for
// asterisks. The parser knows no other rule, so it is given other characters.
//
// Which characters decide is what the amendment "CJK-friendly" to CommonMark 0.31 §6.2 says
// (github.com/tats-u/markdown-cjk-friendly). Each stands for one, and is as long, so that places stay.
import type { Root } from 'mdast';
import { listUnused } from './unused-characters.ts';

/** Runs of what emphasis is written with. An underscore has rules of its own, which hold as they are. */
const RUN = /\*+|~+/g;

/** Wide characters, but for emoji. */
const CJK =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\p{scx=Yi}\u2e80-\u2fdf\u3001-\u303f\u31c0-\u33ff\ufe30-\ufe4f\uff01-\uffee]/u;

/** CommonMark 0.31 §2.1: general categories P and S. */
const PUNCTUATION = /[\p{P}\p{S}]/u;

/** ASCII that means nothing but itself to Markdown within a line. */
const FREE = /[!?#%+,=^]/;

/** They belong to the character before them. */
const SELECTOR = /[\ufe00-\ufe0e\u{e0100}-\u{e01ef}]/u;

/** A text that has none of this is parsed as it is. The signs are looked for first: few texts have many. */
const MAYBE = new RegExp(
  `[*~](?:(?<=${CJK.source}${SELECTOR.source}?[*~])|(?=${CJK.source}))`,
  'u',
);

/** Punctuation that Markdown has no other use for may count as a letter itself. */
type Kind =
  | 'space'
  | 'letter'
  | 'punctuation'
  | 'free-punctuation'
  | 'cjk-letter'
  | 'cjk-punctuation';

/** What a character is to count as in the place of what it is. */
type Role = 'letter' | 'punctuation';

type Neighbour = { readonly at: number; readonly kind: Kind };

export type Parsable = {
  readonly text: string;
  /** Puts the characters of the text back into its tree. */
  readonly restore: (tree: Root) => void;
};

/** A text that the parser reads as writers of these languages mean it. */
export function toParsable(text: string): Parsable {
  const roles = MAYBE.test(text) ? findRoles(text) : new Map<number, Role>();
  if (roles.size === 0) return { text, restore: () => undefined };
  const pool = createPool(text);
  const originals = new Map<string, string>();
  let parsable = '';
  let end = 0;
  for (const [at, role] of [...roles].toSorted(([a], [b]) => a - b)) {
    const original = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const other = pool(original, role);
    if (other === null) continue;
    originals.set(other, original);
    parsable += text.slice(end, at) + other;
    end = at + original.length;
  }
  parsable += text.slice(end);
  const others = new RegExp(`[${[...originals.keys()].join('')}]`, 'gu');
  const putBack = (value: string): string =>
    value.replace(others, (other) => originals.get(other) ?? other);
  return { text: parsable, restore: (tree) => restoreAll(tree, putBack) };
}

/** Where characters count as something else. One between two runs is left where they disagree. */
function findRoles(text: string): ReadonlyMap<number, Role> {
  const roles = new Map<number, Role>();
  const kept = new Set<number>();
  const note = ({ at }: Neighbour, role: Role | null): void => {
    if (role === null || (roles.get(at) ?? role) !== role) kept.add(at);
    else roles.set(at, role);
  };
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const [before, after] = [toBefore(text, index), toAfter(text, index + run.length)];
    if (before !== null) note(before, toRole(before, after?.kind ?? 'space'));
    if (after !== null) note(after, toRole(after, before?.kind ?? 'space'));
  }
  for (const at of kept) roles.delete(at);
  return roles;
}

/** `opposite` is on the other side of the run. */
function toRole({ kind }: Neighbour, opposite: Kind): Role | null {
  if (kind === 'cjk-letter') return opposite === 'punctuation' ? 'punctuation' : null;
  if (kind === 'free-punctuation') return opposite === 'cjk-letter' ? 'letter' : null;
  if (kind !== 'cjk-punctuation') return null;
  return opposite === 'letter' || opposite === 'cjk-letter' ? 'letter' : null;
}

function toBefore(text: string, end: number): Neighbour | null {
  const last = toLast(text, end);
  if (last === null) return null;
  const owner = SELECTOR.test(last) ? toLast(text, end - last.length) : null;
  // A selector is no punctuation, whatever it selects.
  const kind = owner !== null && CJK.test(owner) ? 'cjk-letter' : toKind(last);
  return { at: end - last.length, kind };
}

function toAfter(text: string, at: number): Neighbour | null {
  const code = text.codePointAt(at);
  if (code === undefined) return null;
  const character = String.fromCodePoint(code);
  return { at, kind: toKind(character) };
}

function toLast(text: string, end: number): string | null {
  if (end === 0) return null;
  const isPair = /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, end - 2), end));
  return text.slice(isPair ? end - 2 : end - 1, end);
}

function toKind(character: string): Kind {
  if (/\s/u.test(character)) return 'space';
  const isPunctuation = PUNCTUATION.test(character);
  if (CJK.test(character)) return isPunctuation ? 'cjk-punctuation' : 'cjk-letter';
  if (!isPunctuation) return 'letter';
  return character > '\u007f' || FREE.test(character) ? 'free-punctuation' : 'punctuation';
}

/** By role and length in UTF-16: where characters that hardly any text has stand. */
const RANGES: Readonly<Record<`${Role} ${number}`, readonly [first: number, last: number]>> = {
  // For private use.
  'letter 1': [0xe000, 0xf8ff],
  'letter 2': [0xf0000, 0xf0fff],
  // Of medieval editions, of old scripts.
  'punctuation 1': [0x2e00, 0x2e5d],
  'punctuation 2': [0x10100, 0x12474],
};

/** Gives each character in each role one that stands for it and that the text does not have; null where none is left. */
function createPool(text: string): (original: string, role: Role) => string | null {
  const given = new Map<string, string | null>();
  const unused = new Map<string, Iterator<string, undefined>>();
  const take = (length: number, role: Role): string | null => {
    const name: keyof typeof RANGES = `${role} ${length}`;
    const [first, last] = RANGES[name] ?? [1, 0];
    const others = unused.get(name) ?? listUnused(text, first, last);
    unused.set(name, others);
    for (let other = others.next(); !other.done; other = others.next()) {
      if (role === 'letter' || /\p{P}/u.test(other.value)) return other.value;
    }
    return null;
  };
  return (original, role) => {
    const key = `${role} ${original}`;
    const known = given.get(key);
    if (known !== undefined) return known;
    const other = take(original.length, role);
    given.set(key, other);
    return other;
  };
}

/** In all texts, addresses, codes and names of a tree. */
function restoreAll(node: object, putBack: (value: string) => string): void {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'string') Object.assign(node, { [key]: putBack(value) });
    else if (typeof value === 'object' && value !== null && key !== 'position') {
      restoreAll(value, putBack);
    }
  }
}

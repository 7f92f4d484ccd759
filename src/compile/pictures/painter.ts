// Trees of boxes, texts and pictures → files of pictures. The only file that knows `@takumi-rs/core`, which
// breaks lines, shapes letters and draws; the same tree gives the same bytes on every machine.
import type { Node } from '@takumi-rs/core';
import { type Family, type FontFile, openFonts } from './fonts.ts';

export type { Node } from '@takumi-rs/core';

const library = await import('@takumi-rs/core').catch(toFault);

/** A picture within a tree, by the name that stands there as its `src`. */
export type Source = { readonly src: string; readonly data: Uint8Array };

/** How large a text is drawn; pixels. */
export type Extent = {
  readonly height: number;
  /** From the left end of its longest line to the right one. */
  readonly width: number;
};

/** What is drawn: a tree in a box of that size, in pixels. */
export type Drawing = {
  readonly tree: Node;
  readonly width: number;
  readonly height: number;
  readonly sources: readonly Source[];
};

export type Painter = {
  /**
   * A text as fonts of these families can draw it: without emoji and other signs that none of them has.
   * Null where letters are missing, or nothing is left.
   */
  readonly toDrawable: (text: string, families: readonly Family[]) => Promise<string | null>;
  /** Measures a text in a box of this width. */
  readonly measure: (text: Node, width: number) => Promise<Extent>;
  readonly canRead: (source: Source) => Promise<boolean>;
  /** Rejects where a source cannot be read. */
  readonly paint: (drawing: Drawing, format: 'png' | 'ico') => Promise<Uint8Array>;
};

/** Emoji, flags, and what joins or colours them: a text says the same without. */
const ORNAMENT = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}/u;

/** Signs that are not drawn: they tell how others are. */
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]$/u;

/** Fonts are read as texts need them. Throws where the library's binary is missing. */
export function createPainter(): Painter {
  if (library instanceof Error) throw library;
  const renderer = new library.Renderer();
  const fonts = openFonts();
  const registered = new Set<FontFile>();
  /** One after the other: of two files of a family that are registered at once, one may be lost. */
  let registering: Promise<unknown> = Promise.resolve();
  const register = async (files: Iterable<FontFile>): Promise<void> => {
    for (const file of files) {
      if (registered.has(file)) continue;
      registered.add(file);
      const { family, data, ranges } = file;
      const unicodeRange = ranges.map(([first, last]): [number, number] => [first, last]);
      const font = { name: toFontName(family), data: Buffer.from(data), unicodeRange };
      registering = registering.then(() => renderer.registerFont(font));
    }
    await registering;
  };
  const paint: Painter['paint'] = async ({ tree, width, height, sources }, format) => {
    const images = sources.map(({ src, data }) => ({ src, data }));
    return await renderer.render(tree, { width, height, format, images });
  };
  return {
    toDrawable: async (text, families) => {
      const found = cut(text, (character) => fonts.find(character, families));
      if (found !== null) await register(found.files);
      return found?.text ?? null;
    },
    measure: async (text, width) => {
      const tree: Node = { type: 'container', style: { display: 'flex', width }, children: [text] };
      const { children } = await renderer.measure(tree, { width });
      const { height = 0, runs = [] } = children[0] ?? {};
      const left = Math.min(...runs.map(({ x }) => x));
      const right = Math.max(...runs.map((run) => run.x + run.width));
      return { height, width: runs.length === 0 ? 0 : right - left };
    },
    canRead: async (source) => {
      const size = { width: 1, height: 1 };
      const tree: Node = { type: 'image', src: source.src, style: size };
      return await paint({ tree, ...size, sources: [source] }, 'png').then(
        () => true,
        () => false,
      );
    },
    paint,
  };
}

/** The `font-family` of these families, the first that has a letter first. */
export function toFontStack(families: readonly Family[]): string {
  return families.map(toFontName).join(', ');
}

/** `serif` alone is any serif to CSS. */
function toFontName(family: Family): string {
  return `picture-${family}`;
}

const graphemes = new Intl.Segmenter('und');

type Find = (character: number) => FontFile | null;

/** What can be drawn of a text, and with what. */
function cut(
  text: string,
  find: Find,
): { readonly text: string; readonly files: ReadonlySet<FontFile> } | null {
  const files = new Set<FontFile>();
  // A line is as high as the font with the space is, and the ellipsis ends what is too long.
  for (const character of ' …') {
    const file = find(toPoint(character));
    if (file !== null) files.add(file);
  }
  let drawn = '';
  for (const { segment } of graphemes.segment(text.normalize('NFC').replaceAll(/\s+/g, ' '))) {
    const characters = [...segment].filter((one) => isNeeded(one, find));
    const found = characters.map((one) => find(toPoint(one)));
    const isWhole = found.every((file) => file !== null);
    if (!isWhole && !ORNAMENT.test(segment)) return null;
    if (!isWhole) continue;
    drawn += characters.join('');
    for (const file of found) files.add(file);
  }
  const left = drawn.replaceAll(/ {2,}/g, ' ').trim();
  return left === '' ? null : { text: left, files };
}

/** Letters of Persian and of Indian scripts look otherwise beside a joiner; a font may do without. */
function isNeeded(character: string, find: Find): boolean {
  if (!INVISIBLE.test(character)) return true;
  return /[\u200C\u200D]/.test(character) && find(toPoint(character)) !== null;
}

function toPoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/** Kept for the first picture: whoever draws it prints it in one line. */
function toFault(cause: unknown): Error {
  const machine = `${process.platform}-${process.arch}`;
  const message = `The library that draws pictures (package @takumi-rs/core) has no binary for ${machine} in node_modules: run "npm ci" on this machine, without --omit=optional.`;
  return new Error(message, { cause });
}

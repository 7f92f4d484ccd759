// The picture that other services show beside a link: what it is of, and whose it is, in the site's colours.
import { COLOURS } from '../../catalog/colours.ts';
import { toDirection } from '../../catalog/direction.ts';
import { PICTURE_HEIGHT, PICTURE_WIDTH } from '../../catalog/social-pictures.ts';
import type { Theme } from '../../catalog/theme.ts';
import type { Family } from './fonts.ts';
import { type Node, type Painter, type Source, toFontStack } from './painter.ts';

/** All that can be seen on a picture but for the icon: the same facts give the same picture. */
export type PictureFacts = {
  /** Title of an article; null on the picture of the site. */
  readonly title: string | null;
  /** Of the title (BCP 47). */
  readonly language: string;
  readonly section: string | null;
  readonly authors: readonly string[];
  readonly site: { readonly title: string; readonly language: string };
  /** What the site is about; null on the picture of an article. */
  readonly description: string | null;
  /** In hexadecimal. */
  readonly accent: string;
  /** Of all text; null for titles with serifs, and all else without. */
  readonly font: Theme['font'];
};

/** Around what is drawn, in pixels; the bar is at the foot. */
const MARGIN = 80;
const BAR = 18;

const COLUMN = PICTURE_WIDTH - 2 * MARGIN;

/** Sizes of titles in pixels, and the height that one may take. */
const SIZES = [92, 80, 68, 58, 50] as const;
const SMALLEST = 50;
const LEADING = 1.15;
const TALLEST = 320;

/** Of a title's size: a space at the end of a line may go beyond the column. */
const SPACE = 0.3;

/** UTF-16 units of a title that have a place on any picture. */
const LONGEST = 400;

/** Draws one. Letters that no font has are not guessed: the name of the site takes the place of such a title. */
export async function drawSocialPicture(
  painter: Painter,
  facts: PictureFacts,
  icon: Source | null,
): Promise<Uint8Array> {
  const { site, section, authors, language, font } = facts;
  const ofSite = toFamilies(site.language, font ?? 'sans');
  const ofTitle = font ?? 'serif';
  const toText = async (text: string | null): Promise<string | null> =>
    text === null ? null : await painter.toDrawable(text, ofSite);
  const title =
    facts.title === null
      ? null
      : await toTitle(painter, facts.title, toFamilies(language, ofTitle), language);
  const brand = await toText(site.title);
  const heading =
    title ??
    (await toTitle(painter, site.title, toFamilies(site.language, ofTitle), site.language));
  const byline = { section: await toText(section), authors: await toText(authors.join(', ')) };
  const note = await toText(facts.description);
  const tree: Node = {
    type: 'container',
    style: {
      display: 'flex',
      flexDirection: 'column',
      justifyContent: 'space-between',
      width: PICTURE_WIDTH,
      height: PICTURE_HEIGHT,
      padding: `${MARGIN - 12}px ${MARGIN}px ${MARGIN - 24}px`,
      borderBottom: `${BAR}px solid ${facts.accent}`,
      backgroundColor: COLOURS.paper,
      color: COLOURS.ink,
      direction: toDirection(site.language),
    },
    children: [
      toBrand(icon, title === null ? null : brand, ofSite),
      ...(heading === null ? [] : [heading]),
      note === null ? toByline(byline, facts, ofSite) : toNote(note, ofSite),
    ],
  };
  const size = { width: PICTURE_WIDTH, height: PICTURE_HEIGHT };
  return await painter.paint({ tree, ...size, sources: icon === null ? [] : [icon] }, 'png');
}

/** The icon and the site's name; the icon alone is larger. */
function toBrand(icon: Source | null, name: string | null, families: readonly Family[]): Node {
  const side = name === null ? 104 : 60;
  const picture: readonly Node[] =
    icon === null
      ? []
      : [
          {
            type: 'image',
            src: icon.src,
            style: { width: side, height: side, objectFit: 'contain' },
          },
        ];
  const style = { ...toOneLine(36, families), fontWeight: 600, maxWidth: COLUMN - 84 };
  const text: readonly Node[] = name === null ? [] : [{ type: 'text', text: name, style }];
  return {
    type: 'container',
    style: { display: 'flex', alignItems: 'center', gap: 24, minHeight: side },
    children: [...picture, ...text],
  };
}

/** Section and authors, in one line. */
function toByline(
  { section, authors }: { readonly section: string | null; readonly authors: string | null },
  { accent }: PictureFacts,
  families: readonly Family[],
): Node {
  const parts: readonly (readonly [text: string | null, style: object])[] = [
    [section, { color: accent, fontWeight: 600, flexShrink: 0, maxWidth: COLUMN / 2 }],
    [authors, { color: COLOURS.soft, maxWidth: COLUMN }],
  ];
  return {
    type: 'container',
    style: { display: 'flex', gap: 32, height: 44 },
    children: parts.flatMap(([text, style]): readonly Node[] =>
      text === null
        ? []
        : [{ type: 'text', text, style: { ...toOneLine(32, families), ...style } }],
    ),
  };
}

/** What the site is about. */
function toNote(text: string, families: readonly Family[]): Node {
  const style = { fontFamily: toFontStack(families), fontSize: 36, lineHeight: 1.35 };
  return {
    type: 'text',
    text,
    style: { ...style, color: COLOURS.soft, lineClamp: 2, textWrap: 'balance' },
  };
}

function toOneLine(size: number, families: readonly Family[]) {
  return {
    fontFamily: toFontStack(families),
    fontSize: size,
    lineHeight: 1.35,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  };
}

/** A title as large as it may be without breaking a word; null where it cannot be drawn. */
async function toTitle(
  painter: Painter,
  written: string,
  families: readonly Family[],
  language: string,
): Promise<Node | null> {
  const text = await painter.toDrawable(written.slice(0, LONGEST).toWellFormed(), families);
  if (text === null) return null;
  const toNode = (fontSize: number, style: object): Node => ({
    type: 'text',
    text,
    lang: language,
    style: {
      fontFamily: toFontStack(families),
      fontSize,
      fontWeight: 700,
      lineHeight: LEADING,
      width: COLUMN,
      direction: toDirection(language),
      textWrap: 'balance',
      ...style,
    },
  });
  for (const size of SIZES) {
    const { width, height } = await painter.measure(toNode(size, {}), COLUMN);
    if (width <= COLUMN + size * SPACE && height <= TALLEST) return toNode(size, {});
  }
  const lines = Math.floor(TALLEST / (SMALLEST * LEADING));
  return toNode(SMALLEST, { overflowWrap: 'anywhere', lineClamp: lines, textWrap: 'wrap' });
}

/** The families of a script, the ones in which its letters are at home first. */
function toFamilies(language: string, latin: 'serif' | 'sans'): readonly Family[] {
  const { script = '' } = new Intl.Locale(language).maximize();
  const own = OWN[script] ?? latin;
  return [...new Set<Family>([own, latin, 'sans', 'arabic', 'hebrew', ...EASTERN])];
}

/** Of Chinese characters, those of the first font that has them, unless the language has its own. */
const EASTERN = ['chinese', 'japanese', 'traditional', 'korean'] as const;

/** By scripts (ISO 15924). */
const OWN: { readonly [script: string]: Family } = {
  Arab: 'arabic',
  Hebr: 'hebrew',
  Hans: 'chinese',
  Hant: 'traditional',
  Jpan: 'japanese',
  Kore: 'korean',
};

// The icon of a site in the sizes and shapes that browsers and home screens ask for.
import { COLOURS } from '../../catalog/colours.ts';
import type { SiteIcons } from '../../catalog/icons.ts';
import type { Painter, Source } from './painter.ts';

/** Sides in pixels, of the whole and of the icon in its middle; `ground` is behind it, null for nothing. */
export type IconShape = {
  readonly name: string;
  readonly side: number;
  readonly inner: number;
  readonly ground: string | null;
};

/** What is kept of a maskable icon is a circle of 80 % of its side (W3C Manifest, safe zone). */
const SAFE = 0.6;

/** Home screens show nothing through an icon. */
const GROUND = COLOURS.paper;

/** By the members of the catalog. */
export const ICON_SHAPES: { readonly [Key in keyof SiteIcons]: IconShape } = {
  favicon: toShape('favicon.ico', 32),
  small: toShape('icon-32.png', 32),
  touch: { ...toShape('apple-touch-icon.png', 180), ground: GROUND },
  medium: toShape('icon-192.png', 192),
  large: toShape('icon-512.png', 512),
  maskable: { name: 'icon-maskable.png', side: 512, inner: 512 * SAFE, ground: GROUND },
};

/** Draws one: ICO by its name, else PNG. Rejects where the icon cannot be read. */
export async function drawIcon(
  painter: Painter,
  { name, side, inner, ground }: IconShape,
  icon: Source,
): Promise<Uint8Array> {
  const tree = {
    type: 'container',
    style: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'center',
      width: side,
      height: side,
      ...(ground === null ? {} : { backgroundColor: ground }),
    },
    children: [
      {
        type: 'image',
        src: icon.src,
        style: { width: inner, height: inner, objectFit: 'contain' },
      },
    ],
  } as const;
  const drawing = { tree: { ...tree, children: [...tree.children] }, width: side, height: side };
  return await painter.paint(
    { ...drawing, sources: [icon] },
    name.endsWith('.ico') ? 'ico' : 'png',
  );
}

function toShape(name: string, side: number): IconShape {
  return { name, side, inner: side, ground: null };
}

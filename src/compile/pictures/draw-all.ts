// All pictures of a publication: of its articles, of the site, and its icon in all sizes.
import type { SiteIcons } from '../../catalog/icons.ts';
import { PICTURE_NAME, toPicturePath } from '../../catalog/social-pictures.ts';
import type { Content } from '../content/content.ts';
import { DIGITS, drawPictures, type Pictures, type Wanted } from './draw-pictures.ts';
import { ICON_SHAPES } from './icons.ts';
import { type PlannedPicture, toSiteFacts } from './plan-pictures.ts';
import type { SiteIcon } from './site-icon.ts';

export type Drawn = {
  /** Path of the site's picture. */
  readonly picture: string;
  /** Null where there is no icon that can be drawn. */
  readonly icons: SiteIcons | null;
  /** Of the planned pictures, one after the other. */
  readonly hashes: string;
};

/** As if all had been drawn, for a catalog of the same size that nobody reads. */
export function toUndrawn(planned: readonly PlannedPicture[]): Drawn {
  const hash = '0'.repeat(DIGITS);
  return { picture: toPicturePath(hash), icons: null, hashes: hash.repeat(planned.length) };
}

export async function drawAll(
  content: Content,
  planned: readonly PlannedPicture[],
  icon: SiteIcon | null,
  pictures: Pictures,
): Promise<Drawn> {
  const shapes = icon === null ? [] : Object.entries(ICON_SHAPES);
  const all: readonly Wanted[] = [
    { name: PICTURE_NAME, facts: toSiteFacts(content) },
    ...planned.map(({ facts }) => ({ name: PICTURE_NAME, facts })),
    ...shapes.map(([, shape]) => ({ name: shape.name, shape })),
  ];
  const [site = null, ...hashes] = await drawPictures(all, icon, pictures);
  const icons = shapes.map(([key, { name }], index) => {
    const hash = hashes[planned.length + index] ?? null;
    return [key, hash === null ? null : `/static/${hash}/${name}`] as const;
  });
  const isDrawn = icons.length > 0 && icons.every(([, path]) => path !== null);
  return {
    picture: toPicturePath(site ?? ''),
    icons: isDrawn ? (Object.fromEntries(icons) as SiteIcons) : null,
    hashes: hashes.slice(0, planned.length).join(''),
  };
}

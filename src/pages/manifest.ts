// The manifest of the site (W3C Web Application Manifest): its name and its icon on a home screen.
import type { Catalog } from '../catalog/catalog.ts';
import { COLOURS } from '../catalog/colours.ts';
import { toDirection } from '../catalog/direction.ts';
import type { Picture } from '../catalog/site.ts';

export const MANIFEST_TYPE = 'application/manifest+json';

type ManifestIcon = {
  readonly src: string;
  readonly type: string;
  /** Not said of a picture on another host. */
  readonly sizes?: string;
  readonly purpose?: string;
};

/** The text of the manifest. Its colours are those of the light. */
export function toManifest(catalog: Catalog): string {
  const { title, description, language, theme } = catalog.site;
  const manifest = {
    id: '/',
    name: title,
    description,
    lang: language,
    dir: toDirection(language),
    start_url: '/',
    scope: '/',
    // With the buttons to go back and to load again, which a site of pages needs.
    display: 'minimal-ui',
    theme_color: theme.accent.light,
    background_color: COLOURS.paper,
    icons: toIcons(catalog),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function toIcons({ site: { icon }, files }: Catalog): readonly ManifestIcon[] {
  const drawn = files.icons;
  if (drawn === null) return icon === null ? [] : [toOwnIcon(icon)];
  const type = 'image/png';
  const vector = icon === null ? files.icon : icon.type === SVG ? icon.url : null;
  return [
    { src: drawn.medium, type, sizes: '192x192' },
    { src: drawn.large, type, sizes: '512x512' },
    { src: drawn.maskable, type, sizes: '512x512', purpose: 'maskable' },
    ...(vector === null ? [] : [{ src: vector, type: SVG, sizes: 'any' }]),
  ];
}

const SVG = 'image/svg+xml';

function toOwnIcon({ url, type, width, height }: Picture): ManifestIcon {
  const isKnown = width !== null && height !== null;
  return { src: url, type, ...(isKnown ? { sizes: `${width}x${height}` } : {}) };
}

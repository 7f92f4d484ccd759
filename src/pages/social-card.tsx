// What other services show of a link to a page: Open Graph, and data by schema.org as JSON-LD.
import { raw } from 'hono/html';
import type { Catalog } from '../catalog/catalog.ts';
import type { Image } from '../catalog/record.ts';
import { PICTURE_HEIGHT, PICTURE_TYPE, PICTURE_WIDTH } from '../catalog/social-pictures.ts';

/** What is known of a picture; size in pixels. */
export type CardImage = Pick<Image, 'url' | 'alt' | 'type' | 'width' | 'height'>;

export type Card = {
  readonly type: 'website' | 'article';
  /** That of the site, if nothing is said. */
  readonly image?: CardImage;
  /** Members by https://schema.org; null for a page that is nothing by itself. */
  readonly data: { readonly [member: string]: unknown } | null;
};

type CardProps = {
  readonly catalog: Catalog;
  readonly title: string;
  readonly description: string;
  /** Absolute; null for a page that has no address of its own. */
  readonly url: string | null;
  readonly card: Card;
};

/** Pixels from which X shows a picture above the text of a link, not beside it. */
const LARGE = 300;

export function SocialCard({ catalog, title, description, url, card }: CardProps) {
  const { site, files } = catalog;
  const { type, image = toDrawnImage(catalog, files.picture, site.title), data } = card;
  const isLarge = image.width === null || image.width >= LARGE;
  return (
    <>
      <meta property="og:type" content={type} />
      <meta property="og:site_name" content={site.title} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      {url === null ? null : <meta property="og:url" content={url} />}
      <CardPicture image={image} />
      <meta name="twitter:card" content={isLarge ? 'summary_large_image' : 'summary'} />
      {data === null ? null : <script type="application/ld+json">{raw(toScriptText(data))}</script>}
    </>
  );
}

/** What is not known of it is not said (https://ogp.me/#structured). */
function CardPicture({ image: { url, alt, type, width, height } }: { image: CardImage }) {
  return (
    <>
      <meta property="og:image" content={url} />
      <meta property="og:image:type" content={type} />
      {width === null ? null : <meta property="og:image:width" content={`${width}`} />}
      {height === null ? null : <meta property="og:image:height" content={`${height}`} />}
      {alt === '' ? null : <meta property="og:image:alt" content={alt} />}
    </>
  );
}

/** A picture that compile has drawn, by its path. */
export function toDrawnImage({ site }: Catalog, path: string, alt: string): CardImage {
  const size = { width: PICTURE_WIDTH, height: PICTURE_HEIGHT };
  return { url: site.origin + path, alt, type: PICTURE_TYPE, ...size };
}

/** JSON that cannot end the element it stands in (HTML §4.12.1.3). */
function toScriptText(data: { readonly [member: string]: unknown }): string {
  const text = JSON.stringify({ '@context': 'https://schema.org', ...data });
  return text.replaceAll('<', '\\u003c');
}

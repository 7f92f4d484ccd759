// What other services show of a link to a page: Open Graph, and data by schema.org as JSON-LD.
import { raw } from 'hono/html';
import type { Image } from '../catalog/record.ts';
import type { Site } from '../catalog/site.ts';
import { PICTURE_HEIGHT, PICTURE_TYPE, PICTURE_WIDTH } from '../catalog/social-pictures.ts';

/** What is known of a picture; size in pixels. */
export type CardImage = Pick<Image, 'url' | 'alt' | 'type' | 'width' | 'height'>;

export type Card = {
  readonly type: 'website' | 'article';
  readonly description: string;
  readonly image: CardImage | null;
  /** Members by https://schema.org. */
  readonly data: { readonly [member: string]: unknown };
};

type CardProps = {
  readonly site: Site;
  readonly title: string;
  /** Absolute. */
  readonly url: string;
  readonly card: Card;
};

export function SocialCard({ site, title, url, card }: CardProps) {
  const { type, description, image, data } = card;
  return (
    <>
      <meta property="og:type" content={type} />
      <meta property="og:site_name" content={site.title} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={url} />
      {image === null ? null : <CardPicture image={image} />}
      <script type="application/ld+json">{raw(toScriptText(data))}</script>
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
      <meta property="og:image:alt" content={alt} />
    </>
  );
}

/** A picture that compile has drawn, by its path. */
export function toDrawnImage({ origin }: Site, path: string, alt: string): CardImage {
  const size = { width: PICTURE_WIDTH, height: PICTURE_HEIGHT };
  return { url: origin + path, alt, type: PICTURE_TYPE, ...size };
}

/** JSON that cannot end the element it stands in (HTML §4.12.1.3). */
function toScriptText(data: Card['data']): string {
  const text = JSON.stringify({ '@context': 'https://schema.org', ...data });
  return text.replaceAll('<', '\\u003c');
}

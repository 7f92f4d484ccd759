// What other services show of a link to a page: Open Graph, and data by schema.org as JSON-LD.
import { raw } from 'hono/html';
import type { Site } from '../catalog/site.ts';

export type Card = {
  readonly type: 'website' | 'article';
  readonly description: string;
  readonly image: { readonly url: string; readonly alt: string } | null;
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
      {image === null ? null : (
        <>
          <meta property="og:image" content={image.url} />
          <meta property="og:image:alt" content={image.alt} />
        </>
      )}
      <script type="application/ld+json">{raw(toScriptText(data))}</script>
    </>
  );
}

/** JSON that cannot end the element it stands in (HTML §4.12.1.3). */
function toScriptText(data: Card['data']): string {
  const text = JSON.stringify({ '@context': 'https://schema.org', ...data });
  return text.replaceAll('<', '\\u003c');
}

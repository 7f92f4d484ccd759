// The picture above the text of an article.
import type { Image } from '../catalog/record.ts';
import { toSrcset } from '../catalog/srcset.ts';

/** How wide it is shown: as the text, and wider where there is room (`.lead` in style/prose.css). */
const SIZES = '(min-width: 60rem) 44rem, (min-width: 40rem) 36rem, 100vw';

export function Lead({ image: { url, alt, width, height, sizes } }: { image: Image }) {
  const several = sizes.length > 0;
  return (
    <img
      class="lead"
      src={url}
      srcset={several ? toSrcset(sizes) : undefined}
      sizes={several ? SIZES : undefined}
      alt={alt}
      width={width ?? undefined}
      height={height ?? undefined}
    />
  );
}

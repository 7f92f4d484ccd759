// The picture of an article beside its title in a list. It repeats what the title says, so it has no words.
import type { Image } from '../catalog/record.ts';
import { toSrcset } from '../catalog/srcset.ts';

/** How wide it is shown (style/lists.css). */
const SIZES = '(min-width: 40rem) 11rem, 6.5rem';
const LEAD_SIZES = '(min-width: 64rem) 44rem, 100vw';

/** The lead is in sight as the page opens; of the others, browsers load those that come into it. */
export function TeaserPicture({ image, isLead }: { image: Image | null; isLead: boolean }) {
  if (image === null) return null;
  const { url, width, height, sizes } = image;
  const several = sizes.length > 0;
  return (
    <img
      src={url}
      srcset={several ? toSrcset(sizes) : undefined}
      sizes={several ? (isLead ? LEAD_SIZES : SIZES) : undefined}
      alt=""
      width={width ?? undefined}
      height={height ?? undefined}
      loading={isLead ? undefined : 'lazy'}
    />
  );
}

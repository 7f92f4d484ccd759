// A section that is a podcast: what site.yaml says of it, and what directories would refuse.
import type * as v from 'valibot';
import type { Picture, Show } from '../../catalog/site.ts';
import { isCover } from '../../feed/podcast.ts';
import { toScopePath } from '../../query/canonical.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import { toPodcastGuid } from '../files/podcast-guid.ts';
import { toWebAddress } from '../files/web-address.ts';
import { findCategory } from './podcast-categories.ts';
import type { show } from './podcast-shape.ts';
import { resolve } from './resolve-terms.ts';
import type { NameTable } from './vocabulary.ts';

/** Where a key of it stands; the whole of it for none. */
type ToOwnPlace = (...path: readonly (string | number)[]) => Place;

type Surroundings = {
  readonly slug: string;
  readonly description: string | undefined;
  /** Of the site. */
  readonly title: string;
  readonly origin: string;
  /** Null where they cannot be read, which is reported. */
  readonly authors: NameTable | null;
  readonly toPicture: (written: string | undefined, place: Place) => Picture | null;
  readonly toPlace: ToOwnPlace;
  readonly report: Report;
};

/** What directories want to see of a picture. */
const COVER = 'a square of 1400 to 3000 pixels, as JPEG or PNG';

/** The podcast of a section. Its id follows from the URL of its RSS feed, unless it brings one. */
export function readShow(given: v.InferOutput<typeof show>, around: Surroundings): Show {
  const { slug, origin, toPicture, toPlace } = around;
  const url = `${origin}${toScopePath({ kind: 'section', name: slug })}/rss.xml`;
  const image = toPicture(given.image, toPlace('image'));
  reportRefused(given, image, around);
  return {
    author: given.author ?? around.title,
    email: given.email ?? null,
    image,
    category: given.category === undefined ? null : findCategory(given.category),
    explicit: given.explicit ?? false,
    type: given.type ?? 'episodic',
    hosts: readHosts(given.hosts ?? [], around),
    medium: given.medium ?? 'podcast',
    locked: given.locked ?? false,
    guid: given.guid ?? toPodcastGuid(url),
    txt: (given.txt ?? []).map(({ purpose = null, text }) => ({ purpose, text })),
  };
}

function readHosts(
  written: readonly string[],
  { authors, toPlace, report }: Surroundings,
): readonly string[] {
  const slugs = written.map((name, index) =>
    resolve(name, authors, 'unknown-author', toPlace('hosts', index), report),
  );
  return [...new Set(slugs.filter((slug) => slug !== null))];
}

function reportRefused(
  given: v.InferOutput<typeof show>,
  image: Picture | null,
  { description, origin, toPlace, report }: Surroundings,
): void {
  const refuse = (place: Place, message: string): void => report('podcast-refused', place, message);
  if (given.category === undefined) {
    refuse(toPlace(), 'directories refuse a podcast without "category", such as Daily News');
  }
  if (given.image === undefined) {
    refuse(toPlace(), `directories refuse a podcast without "image": ${COVER}`);
  } else if (image !== null && !isCover(image) && (image.width !== null || isOther(image))) {
    const size = image.width === null ? '' : `${image.width} × ${image.height} pixels, `;
    refuse(
      toPlace('image'),
      `directories refuse this picture (${size}${image.type}): use ${COVER}`,
    );
  }
  if (description === undefined) {
    refuse(toPlace(), 'directories want a description: add "description" to the section');
  }
  if (origin.startsWith('http:')) {
    refuse(toPlace(), 'directories refuse http: "url" of the site must begin with https');
  }
  if (given.image !== undefined && toWebAddress(given.image)?.startsWith('http:')) {
    refuse(toPlace('image'), 'directories refuse http: this URL must begin with https');
  }
}

/** Whether a picture of unknown size is of a wrong type. */
function isOther({ type }: Picture): boolean {
  return !/^image\/(?:jpeg|png)$/u.test(type);
}

// Demands that several services make.
import { toHeadline } from '../../catalog/headline.ts';
import type { Image } from '../../catalog/record.ts';
import { toPlainTitle } from '../../feed/profiles/common.ts';
import { looksLikeMarkup } from '../../feed/xml.ts';
import type { Severity } from '../diagnostics/diagnostic.ts';
import { FILE_START, type Place } from '../diagnostics/rules.ts';
import { toTextProperty } from '../markdown/elements.ts';
import type { Candidate, Demand, Publication, Refusal } from './service.ts';

const NOTHING: readonly Refusal[] = [];

/** A title: profiles have the beginning of the summary in its place. */
export function someTitle(label: string): Demand<Candidate> {
  return {
    rule: 'no-title',
    severity: 'warning',
    refuse: ({ article: { title } }) => {
      if (title !== null) return NOTHING;
      const message = `${label} demands a title, and gets the beginning of the summary; add "title"`;
      return [{ at: FILE_START, message }];
    },
  };
}

/** A title of so many characters. That of a note is never long, but its summary may have too few. */
export function titleOf(
  label: string,
  least: number,
  most: number,
  severity: Severity,
): Demand<Candidate> {
  return {
    rule: 'title-length',
    severity,
    refuse: ({ article }) => {
      const { title } = article;
      const { length } = [...toHeadline(article)];
      if (length >= least && (length <= most || title === null)) return NOTHING;
      if (title === null) {
        const message = `${label} takes titles of ${least} to ${most} characters, and the summary has ${length}; add "title"`;
        return [{ at: FILE_START, message }];
      }
      const cure = length < least ? 'make it longer' : 'make it shorter';
      const message = `${label} takes titles of ${least} to ${most} characters, this one has ${length}; ${cure}`;
      return [{ at: ['title'], message }];
    },
  };
}

/** A title in which nothing may be taken for a tag: profiles have other signs there. */
export function plainTitle(label: string): Demand<Candidate> {
  return {
    rule: 'title-html',
    severity: 'warning',
    refuse: ({ article: { title } }) => {
      if (title === null || !looksLikeMarkup(title) || toPlainTitle(title) === title)
        return NOTHING;
      const message = `${label} drops what looks like HTML in titles; its feed has ‹ and › there, so it is better to rephrase it`;
      return [{ at: ['title'], message }];
    },
  };
}

/** A picture whose width, or whose shorter side, has so many pixels. */
export function pictureOf(
  label: string,
  side: 'width' | 'shorter side',
  least: number,
  severity: Severity,
): Demand<Candidate> {
  const wanted = `a ${side} of ${least} pixels or more`;
  return {
    rule: 'picture-size',
    severity,
    refuse: (candidate) => {
      const { image } = candidate.article;
      if (image === null || image.width === null || image.height === null) return NOTHING;
      const pixels = side === 'width' ? image.width : Math.min(image.width, image.height);
      if (pixels >= least) return NOTHING;
      const size = `${image.width} × ${image.height} pixels`;
      const message = `${label} takes pictures with ${wanted}, this one has ${size}; use a larger one`;
      return [{ at: findPicture(candidate, image), message }];
    },
  };
}

/** Any picture. `why` is what happens without one, as the end of a sentence. */
export function somePicture(why: string, severity: Severity): Demand<Candidate> {
  return {
    rule: 'no-picture',
    severity,
    refuse: ({ article }) => {
      if (article.image !== null) return NOTHING;
      return [{ at: FILE_START, message: `an article without a picture ${why}; add "image"` }];
    },
  };
}

/** Feeds with the whole text. */
export function fullText(label: string, severity: Severity): Demand<Publication> {
  return {
    rule: 'summary-only',
    severity,
    refuse: ({ site }) => {
      if (site.feeds.content === 'full') return NOTHING;
      const message = `${label} takes whole articles; write "content: full", or give it the feed with "content=full"`;
      return [{ at: ['feeds', 'content'], message }];
    },
  };
}

/** A feed that is answered over https. */
export function overHttps(label: string): Demand<Publication> {
  return {
    rule: 'not-https',
    severity: 'error',
    refuse: ({ site }) => {
      if (site.origin.startsWith('https:')) return NOTHING;
      const message = `${label} takes feeds only over https, and this site is at ${site.origin}; change "url"`;
      return [{ at: ['url'], message }];
    },
  };
}

/** Pictures and attachments over https. Those of the site are as its origin is. */
export function mediaOverHttps(label: string): Demand<Candidate> {
  return {
    rule: 'media-not-https',
    severity: 'error',
    refuse: (candidate) => {
      const { article, site, elements } = candidate;
      const isRefused = (url: string | null): url is string =>
        url?.startsWith('http:') === true && !url.startsWith(`${site.origin}/`);
      const toRefusal = (url: string, at: Refusal['at']): Refusal => ({
        at,
        message: `${label} takes media only over https, this is ${url}; use an address with https`,
      });
      const { image, attachments } = article;
      const own = image !== null && !image.isInText && isRefused(image.url) ? [image.url] : [];
      return [
        ...own.map((url) => toRefusal(url, ['image', 'src'])),
        ...attachments.flatMap(({ url }, index) =>
          isRefused(url) ? [toRefusal(url, ['attachments', index, 'url'])] : [],
        ),
        ...elements.flatMap(([{ properties }, place]) => {
          const url = toTextProperty(properties, 'src');
          return isRefused(url) ? [toRefusal(url, place)] : [];
        }),
      ];
    },
  };
}

/** Where the picture of an article is named or shown. */
function findPicture({ elements }: Candidate, { url, isInText }: Image): Refusal['at'] {
  if (!isInText) return ['image', 'src'];
  const [, place = FILE_START] =
    elements.find(([{ properties }]) => properties['src'] === url) ?? ([] as readonly Place[]);
  return place;
}

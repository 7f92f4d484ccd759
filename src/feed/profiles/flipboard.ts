// Flipboard: RSS guidelines (about.flipboard.com/rss-spec).
import type { About } from '../../catalog/record.ts';
import { toWordSegmenter } from '../../catalog/shorten.ts';
import { toPlainText } from '../../search/plain-text.ts';
import { toCommonChannel, toCommonItem } from './common.ts';
import type { Profile } from './profile.ts';

/** Characters of a description. */
const LEAST = 300;

/** Characters of a word that goes on beyond them. */
const LONGEST_WORD = 40;

export const FLIPBOARD: Profile = {
  channel: toCommonChannel,
  item: (source) => {
    const { image } = source.article;
    const common = toCommonItem(source);
    return {
      ...common,
      description: toDescription(source.article, source.html),
      enclosure: image ?? common.enclosure,
      // It would be the same picture twice.
      image: null,
    };
  },
  largest: null,
};

/** The summary, or the beginning of the text where that is too short; the longer one where both are. */
export function toDescription(
  { summary, language }: Pick<About, 'summary' | 'language'>,
  html: string,
): string {
  const { length } = [...summary];
  if (length >= LEAST) return summary;
  const text = toPlainText(html).replace(/\s+/g, ' ').trim();
  const characters = [...text];
  if (characters.length <= length) return summary;
  if (characters.length <= LEAST + LONGEST_WORD) return text;
  const least = characters.slice(0, LEAST).join('');
  const more = characters.slice(LEAST, LEAST + LONGEST_WORD).join('');
  // No script has spaces between all words, and signs may be of several characters.
  const last = toWordSegmenter(language)
    .segment(least + more)
    .containing(least.length - 1);
  const cut = last === undefined ? least : text.slice(0, last.index + last.segment.length);
  return `${cut.trimEnd()}…`;
}

// Flipboard: RSS guidelines (about.flipboard.com/rss-spec).
import { toPlainText } from '../../search/plain-text.ts';
import { toCommonChannel, toCommonItem } from './common.ts';
import type { Profile } from './profile.ts';

/** Characters of a description. */
const LEAST = 300;

/** Characters of a word that goes on beyond them, in a script without spaces a part of a sentence. */
const LONGEST_WORD = 40;

export const FLIPBOARD: Profile = {
  channel: toCommonChannel,
  item: (source) => {
    const { image, summary } = source.article;
    const common = toCommonItem(source);
    return {
      ...common,
      description: toDescription(summary, source.html),
      enclosure: image ?? common.enclosure,
      // It would be the same picture twice.
      image: null,
    };
  },
  largest: null,
};

/** The summary, or the beginning of the text where that is too short; the longer one where both are. */
export function toDescription(summary: string, html: string): string {
  const { length } = [...summary];
  if (length >= LEAST) return summary;
  const text = toPlainText(html).replace(/\s+/g, ' ').trim();
  const characters = [...text];
  if (characters.length <= length) return summary;
  if (characters.length <= LEAST + LONGEST_WORD) return text;
  const space = characters.slice(LEAST, LEAST + LONGEST_WORD).indexOf(' ');
  const end = LEAST + (space < 0 ? 0 : space);
  return `${characters.slice(0, end).join('').trimEnd()}…`;
}

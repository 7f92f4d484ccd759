// What site.yaml says to services that take feeds, in the place of what it says to readers.
import * as v from 'valibot';
import type { Picture, Profiles } from '../../catalog/site.ts';
import { quote } from '../diagnostics/hints.ts';
import { language, line } from './fields.ts';
import { keys } from './shape.ts';

/** A language with its region. */
const locale = v.pipe(
  language(),
  v.check(
    (tag) => new Intl.Locale(tag).region !== undefined,
    ({ input }) => `must have a region, like en-US, got ${quote(input)}`,
  ),
);

/** Characters of a description that SmartNews takes (SmartFormat 2.1). */
const MOST_DESCRIPTION = 30;

const shortLine = v.pipe(
  line(),
  v.check(
    (text) => [...text].length <= MOST_DESCRIPTION,
    ({ input }) => `must have ${MOST_DESCRIPTION} characters or fewer, got ${[...input].length}`,
  ),
);

export const profiles = keys({
  smartnews: v.optional(
    keys({
      logo: v.optional(line()),
      darkLogo: v.optional(line()),
      description: v.optional(shortLine),
    }),
  ),
  'apple-news': v.optional(keys({ language: v.optional(locale) })),
});

/** A picture that the settings name under `profiles`. */
type ToProfilePicture = (written: string | undefined, ...path: readonly string[]) => Picture | null;

export function toProfiles(
  given: v.InferOutput<typeof profiles> = {},
  toPicture: ToProfilePicture,
): Profiles {
  const { smartnews = {}, 'apple-news': appleNews = {} } = given;
  return {
    smartnews: {
      logo: toPicture(smartnews.logo, 'smartnews', 'logo'),
      darkLogo: toPicture(smartnews.darkLogo, 'smartnews', 'darkLogo'),
      description: smartnews.description ?? null,
    },
    appleNews: { language: appleNews.language ?? null },
  };
}

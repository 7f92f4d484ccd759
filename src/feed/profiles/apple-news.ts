// Apple News, by RSS: RSS guidelines for Apple News (support.apple.com).
import type { Site } from '../../catalog/site.ts';
import { toCommonChannel, toCommonItem, toPlainTitle } from './common.ts';
import type { Profile } from './profile.ts';

export const APPLE_NEWS: Profile = {
  channel: (document) => ({
    ...toCommonChannel(document),
    language: toLocale(document.language, document.site),
  }),
  item: (source) => {
    const common = toCommonItem(source);
    return { ...common, title: toPlainTitle(common.title) };
  },
  largest: null,
};

/** A language with its region, where it has one or the settings name it; else as it is. */
export function toLocale(language: string, { profiles }: Pick<Site, 'profiles'>): string {
  const own = profiles.appleNews.language;
  if (own === null || new Intl.Locale(language).region !== undefined) return language;
  return new Intl.Locale(own).language === new Intl.Locale(language).language ? own : language;
}

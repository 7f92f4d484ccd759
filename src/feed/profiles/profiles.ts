// The profiles by their names.
import type { ProfileName } from '../../query/profiles.ts';
import { APPLE_NEWS } from './apple-news.ts';
import { FLIPBOARD } from './flipboard.ts';
import { MSN } from './msn.ts';
import type { Profile } from './profile.ts';
import { SMARTNEWS } from './smartnews.ts';

export const PROFILE_FEEDS: { readonly [name in ProfileName]: Profile } = {
  'apple-news': APPLE_NEWS,
  flipboard: FLIPBOARD,
  msn: MSN,
  smartnews: SMARTNEWS,
};

// The services whose demands are known, in the order in which they are listed.
import { APPLE_NEWS } from './apple-news.ts';
import { APPLE_PODCASTS } from './apple-podcasts.ts';
import { FLIPBOARD } from './flipboard.ts';
import { GOOGLE_NEWS } from './google-news.ts';
import { MSN } from './msn.ts';
import type { Service } from './service.ts';
import { SMARTNEWS } from './smartnews.ts';

export const SERVICES: readonly Service[] = [
  SMARTNEWS,
  MSN,
  FLIPBOARD,
  APPLE_NEWS,
  APPLE_PODCASTS,
  GOOGLE_NEWS,
];

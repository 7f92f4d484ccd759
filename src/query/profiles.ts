// Profiles: feeds in the form that a service demands, by the names that URLs have for them.
import type { Site } from '../catalog/site.ts';

export const PROFILES = ['apple-news', 'flipboard', 'msn', 'smartnews'] as const;

export type ProfileName = (typeof PROFILES)[number];

/** Entries that a service wants at least. */
const LEAST: { readonly [profile in ProfileName]?: number } = { flipboard: 30 };

/** Entries of a feed, if nobody asks for another number. */
export function toDefaultLimit({ feeds }: Site, profile: ProfileName | null): number {
  const least = profile === null ? undefined : LEAST[profile];
  return Math.max(feeds.limit, least ?? 0);
}

// Apple News, by RSS: support.apple.com, "RSS guidelines for Apple News".
import { toLocale } from '../../feed/profiles/apple-news.ts';
import { overHttps, plainTitle, someTitle, titleOf } from './demands.ts';
import type { Service } from './service.ts';

const LABEL = 'Apple News';

export const APPLE_NEWS: Service = {
  name: 'apple-news',
  label: LABEL,
  entries: ({ feeds }) => feeds.limit,
  ofSite: [
    overHttps(LABEL),
    {
      rule: 'no-locale',
      severity: 'error',
      refuse: ({ site }) => {
        if (new Intl.Locale(toLocale(site.language, site)).region !== undefined) return [];
        const sample = toSample(site.language);
        const message = `${LABEL} takes a language with its region, this is "${site.language}"; write "${sample}", or for it alone "profiles: {apple-news: {language: ${sample}}}"`;
        return [{ at: ['language'], message }];
      },
    },
  ],
  ofArticle: [someTitle(LABEL), titleOf(LABEL, 15, 60, 'warning'), plainTitle(LABEL)],
};

/** The language with the region that most of its speakers live in. */
function toSample(language: string): string {
  const { language: primary, region } = new Intl.Locale(language).maximize();
  return region === undefined ? 'en-US' : `${primary}-${region}`;
}

// SmartNews: "SmartFormat" 2.1, publishers.smartnews.com.
import { fullText, somePicture, someTitle } from './demands.ts';
import type { Service } from './service.ts';

const LABEL = 'SmartNews';

/** Characters of the channel's description. */
const MOST_DESCRIPTION = 30;

/** Bytes of a text that leave some of the largest file, which has 1 MB, for the channel and the rest of the item. */
const LARGEST = 990_000;

export const SMARTNEWS: Service = {
  name: 'smartnews',
  label: LABEL,
  entries: ({ feeds }) => feeds.limit,
  ofSite: [
    fullText(LABEL, 'error'),
    {
      rule: 'long-description',
      severity: 'error',
      refuse: ({ site }) => {
        const { length } = [...(site.profiles.smartnews.description ?? site.description)];
        if (length <= MOST_DESCRIPTION) return [];
        const message = `${LABEL} takes a description of ${MOST_DESCRIPTION} characters or fewer, this one has ${length}; write a shorter one for it: "profiles: {smartnews: {description: …}}"`;
        return [{ at: ['description'], message }];
      },
    },
    {
      rule: 'no-logo',
      severity: 'warning',
      refuse: ({ site }) => {
        if (site.icon !== null || site.profiles.smartnews.logo !== null) return [];
        const message = `${LABEL} shows the logo of a publication; add "icon", or "profiles: {smartnews: {logo: …}}"`;
        return [{ at: [], message }];
      },
    },
  ],
  ofArticle: [
    someTitle(LABEL),
    somePicture('has no thumbnail in SmartNews', 'warning'),
    {
      rule: 'large-article',
      severity: 'error',
      refuse: ({ article: { html } }) => {
        const bytes = Buffer.byteLength(html);
        if (bytes <= LARGEST) return [];
        const message = `${LABEL} takes files of 1 MB at most, and this article alone has ${(bytes / 1e6).toFixed(2)} MB; split it`;
        return [{ at: [], message }];
      },
    },
  ],
};

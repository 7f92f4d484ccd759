// Flipboard: about.flipboard.com/rss-spec, in its editions.
import { toDescription } from '../../feed/profiles/flipboard.ts';
import { toDefaultLimit } from '../../query/profiles.ts';
import { fullText, pictureOf, somePicture, someTitle } from './demands.ts';
import type { Service } from './service.ts';

const LABEL = 'Flipboard';

/** Items of a feed that it takes. */
const LEAST_ITEMS = 30;

/** Characters of a description. */
const LEAST_DESCRIPTION = 300;

export const FLIPBOARD: Service = {
  name: 'flipboard',
  label: LABEL,
  entries: (site) => toDefaultLimit(site, 'flipboard'),
  ofSite: [
    fullText(LABEL, 'error'),
    {
      rule: 'few-items',
      severity: 'error',
      refuse: ({ feed }) => {
        if (feed.length >= LEAST_ITEMS) return [];
        const message = `${LABEL} takes feeds with ${LEAST_ITEMS} articles or more, this one has ${feed.length}; publish more before you send it in`;
        return [{ at: [], message }];
      },
    },
  ],
  ofArticle: [
    someTitle(LABEL),
    somePicture('is refused by Flipboard', 'error'),
    pictureOf(LABEL, 'shorter side', 400, 'error'),
    {
      rule: 'short-description',
      severity: 'warning',
      refuse: ({ article }) => {
        // Its feed has the text in the place of a short summary.
        const { length } = [...toDescription(article, article.html)];
        if (length >= LEAST_DESCRIPTION) return [];
        const message = `${LABEL} wants descriptions of ${LEAST_DESCRIPTION} characters or more, and neither the summary nor the text has more than ${length}; write more`;
        return [{ at: ['summary'], message }];
      },
    },
    {
      rule: 'other-host',
      severity: 'warning',
      refuse: ({ article, site }) => {
        const { host } = new URL(article.link);
        if (host === new URL(site.origin).host) return [];
        const message = `${LABEL} wants links to the host of the feed, this one leads to ${host}; an article of another site belongs in the feed of that site`;
        return [{ at: ['canonical'], message }];
      },
    },
  ],
};

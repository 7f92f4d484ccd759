// Apple Podcasts: "A podcaster's guide to RSS" and "Podcast RSS feed requirements".
import { mediaOverHttps } from './demands.ts';
import type { Service } from './service.ts';

const LABEL = 'Apple Podcasts';

export const APPLE_PODCASTS: Service = {
  name: 'apple-podcasts',
  label: LABEL,
  entries: () => Number.POSITIVE_INFINITY,
  isOfPodcasts: true,
  // Category, cover, description, https, and an audio or video of each episode: compile looks at them.
  refusedRules: ['podcast-refused'],
  ofSite: [
    {
      rule: 'no-podcast',
      severity: 'error',
      refuse: ({ sections }) => {
        if (sections.some(({ podcast }) => podcast !== null)) return [];
        const message = `${LABEL} takes podcasts, and no section is one; add "podcast" to a section`;
        return [{ at: ['sections'], message }];
      },
    },
    {
      rule: 'no-episode',
      severity: 'error',
      refuse: ({ sections, feed }) =>
        sections
          .filter(({ slug, podcast }) => {
            return podcast !== null && !feed.some(({ reading }) => reading.section === slug);
          })
          .map(({ slug, title }) => ({
            at: ['sections', slug],
            message: `${LABEL} takes a podcast with an episode; publish an article in the section "${title}"`,
          })),
    },
    {
      rule: 'no-owner',
      severity: 'warning',
      refuse: ({ sections }) =>
        sections
          .filter(({ podcast }) => podcast !== null && podcast.email === null)
          .map(({ slug }) => ({
            at: ['sections', slug, 'podcast'],
            message: `${LABEL} writes to the owner to verify a podcast; add "email", at least until then`,
          })),
    },
  ],
  ofArticle: [mediaOverHttps(LABEL)],
};

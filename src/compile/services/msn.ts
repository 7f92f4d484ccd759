// MSN Partner Hub: support.microsoft.com, "MSN feed item metadata requirements" and "HTML guidelines".
import { count } from '../diagnostics/count.ts';
import type { Place } from '../diagnostics/rules.ts';
import {
  fullText,
  mediaOverHttps,
  overHttps,
  plainTitle,
  somePicture,
  someTitle,
  titleOf,
} from './demands.ts';
import type { Service } from './service.ts';

const LABEL = 'MSN';

const DAY = 86_400;

/** Days after which an article is not taken any more. */
const OLDEST = 365;

/** Elements of HTML that it takes, without the players of other sites that articles cannot have. */
const ALLOWED: ReadonlySet<string> = new Set(
  (
    'b i em strong sub sup small h1 h2 h3 h4 h5 a img table thead tbody tfoot tr td th col caption ' +
    'colgroup ul ol li p div span br blockquote'
  ).split(' '),
);

export const MSN: Service = {
  name: 'msn',
  label: LABEL,
  entries: ({ feeds }) => feeds.limit,
  ofSite: [
    overHttps(LABEL),
    fullText(LABEL, 'error'),
    {
      rule: 'several-languages',
      severity: 'error',
      refuse: ({ feed }) => {
        const languages = [...new Set(feed.map(({ reading }) => reading.language))].toSorted();
        if (languages.length < 2) return [];
        const feeds = languages.map((one) => `"lang=${one}"`).join(', ');
        const message = `${LABEL} takes one language a feed, this one has ${languages.join(', ')}; give it one feed for each: ${feeds}`;
        return [{ at: ['language'], message }];
      },
    },
  ],
  ofArticle: [
    someTitle(`is refused by ${LABEL}`),
    titleOf(LABEL, 21, 150, 'error'),
    plainTitle(LABEL),
    {
      rule: 'old-article',
      severity: 'error',
      refuse: ({ article: { published }, now }) => {
        const days = Math.floor((now - published) / DAY);
        if (days < OLDEST) return [];
        const message = `${LABEL} takes articles of less than ${OLDEST} days, this one is ${days} days old; give it a feed with "since" or a smaller "limit"`;
        return [{ at: ['date'], message }];
      },
    },
    somePicture('is not published by MSN without an editor', 'warning'),
    mediaOverHttps(LABEL),
    {
      rule: 'element',
      severity: 'warning',
      refuse: ({ elements }) => {
        const found = new Map<string, Place[]>();
        for (const [{ tagName }, place] of elements) {
          if (ALLOWED.has(tagName)) continue;
          found.set(tagName, [...(found.get(tagName) ?? []), place]);
        }
        return [...found].map(([name, [first = { line: 1, column: 1 }, ...others]]) => {
          const more =
            others.length === 0 ? '' : ` (also in ${count(others.length, 'more place')})`;
          const message = `${LABEL} takes no <${name}> and removes it; it takes text, headings to <h5>, lists, tables, links, pictures and quotes${more}`;
          return { at: first, message };
        });
      },
    },
  ],
};

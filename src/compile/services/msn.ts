// MSN Partner Hub: support.microsoft.com, "MSN feed item metadata requirements" and "HTML guidelines".
import { ALLOWED } from '../../feed/profiles/allowed-html.ts';
import { count } from '../diagnostics/count.ts';
import type { Place } from '../diagnostics/rules.ts';
import { isMathml } from '../markdown/mathml-schema.ts';
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

/** What its feed has in the place of elements that it does not take. */
const FATES: { readonly [name: string]: string } = {
  audio: 'a link to the file',
  details: 'its content, unfolded',
  hr: 'nothing in its place',
  input: 'a sign in its place',
  math: 'the formula as TeX',
  pre: 'its lines in a paragraph',
  q: 'quotation marks',
  video: 'a link to the file',
};

/** Elements without which nothing is lost. */
const HARMLESS: ReadonlySet<string> = new Set(
  (
    'abbr address article aside bdi bdo cite dd dfn dl dt figcaption figure footer h6 header hgroup label ' +
    'picture rp rt ruby section source summary time track wbr'
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
        const message = `${LABEL} takes one language a feed, this one has ${languages.join(', ')}; give it one feed for each, with ${feeds}`;
        return [{ at: ['language'], message }];
      },
    },
  ],
  ofArticle: [
    someTitle(LABEL),
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
    somePicture('is published by MSN only if an editor does so', 'warning'),
    mediaOverHttps(LABEL),
    {
      rule: 'element',
      severity: 'warning',
      refuse: ({ elements }) => {
        const found = new Map<string, Place[]>();
        for (const [{ tagName }, place] of elements) {
          // Of a formula it is enough to tell once.
          const isTold = tagName === 'math' || !isMathml(tagName);
          if (ALLOWED.has(tagName) || HARMLESS.has(tagName) || !isTold) continue;
          found.set(tagName, [...(found.get(tagName) ?? []), place]);
        }
        return [...found].map(([name, [first = { line: 1, column: 1 }, ...others]]) => {
          const more =
            others.length === 0 ? '' : ` (also in ${count(others.length, 'more place')})`;
          const message = `${LABEL} does not accept <${name}>; its feed has ${FATES[name] ?? 'the text alone'}${more}`;
          return { at: first, message };
        });
      },
    },
  ],
};

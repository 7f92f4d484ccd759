// A problem in the words of a page.
import { sayLater } from '../messages/say.ts';
import type { Problem } from '../query/problem.ts';
import type { PageWords } from './words.ts';

type ProblemWords = {
  readonly title: string;
  readonly detail: string;
  readonly mark: PageWords['mark'];
};

/** In English where it is for developers alone. */
export function toProblemWords(words: PageWords, problem: Problem): ProblemWords {
  const { said } = problem;
  if (said === undefined) {
    return { title: problem.title, detail: problem.detail, mark: { lang: 'en', dir: 'ltr' } };
  }
  return {
    title: sayLater(words, said.title),
    detail: said.detail.map((sentence) => sayLater(words, sentence)).join(' '),
    mark: words.mark,
  };
}

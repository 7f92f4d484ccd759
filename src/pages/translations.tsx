// The languages of an article: which one is shown, and where the others are.
import { toDirection } from '../catalog/direction.ts';
import { say } from '../messages/say.ts';
import type { Translation } from './article-data.ts';
import { toLanguageName } from './language-name.ts';
import type { PageWords } from './words.ts';

type TranslationsProps = {
  readonly words: PageWords;
  readonly translations: readonly Translation[];
};

export function Translations({ words, translations }: TranslationsProps) {
  if (translations.length === 0) return null;
  return (
    <nav class="translations row" aria-label={say(words, 'languages')}>
      {translations.map(({ url, language, isOwn }) => {
        const mark = { lang: language, dir: toDirection(language) };
        const name = toLanguageName(language);
        return isOwn ? (
          <strong {...mark}>{name}</strong>
        ) : (
          <a href={url} hreflang={language} rel="alternate" {...mark}>
            {name}
          </a>
        );
      })}
    </nav>
  );
}

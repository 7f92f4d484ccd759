// The table of contents of an article: closed on telephones, beside the text where there is room.
import type { PagePart } from '../catalog/page-part.ts';
import { say } from '../messages/say.ts';
import type { PageWords } from './words.ts';

export function Contents({ words, page }: { words: PageWords; page: PagePart }) {
  const { contents } = page;
  if (contents.length === 0) return null;
  return (
    <nav class="contents" aria-label={say(words, 'contents')}>
      <details>
        <summary {...words.mark}>{say(words, 'contents')}</summary>
        <ol>
          {contents.map(({ id, text, level }) => (
            <li class={level === 2 ? 'below' : undefined}>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

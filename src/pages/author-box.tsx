// Who wrote an article: name, picture, what they do, how to support them.
import { toDirection } from '../catalog/direction.ts';
import type { Author } from '../catalog/site.ts';
import { say } from '../messages/say.ts';
import { toScopePath } from '../query/canonical.ts';
import type { PageWords } from './words.ts';

type AuthorBoxProps = {
  readonly words: PageWords;
  readonly author: Author;
  /** That of what the site says of its authors. */
  readonly language: string;
};

export function AuthorBox({ words, author, language }: AuthorBoxProps) {
  const { slug, title, url, avatar, bio, support } = author;
  if (url === null && avatar === null && bio === null && support === null) return null;
  return (
    <aside class="author" aria-label={title} lang={language} dir={toDirection(language)}>
      {avatar === null ? null : <img src={avatar} alt="" width="64" height="64" />}
      <div>
        <p>
          <a class="name" href={toScopePath({ kind: 'author', name: slug })}>
            {title}
          </a>
        </p>
        {bio === null ? null : <p>{bio}</p>}
        <p class="row" lang={words.language}>
          {support === null ? null : (
            <a href={support}>{say(words, 'supportAuthor', { name: title })}</a>
          )}{' '}
          {url === null ? null : <a href={url}>{say(words, 'aboutAuthor', { name: title })}</a>}
        </p>
      </div>
    </aside>
  );
}

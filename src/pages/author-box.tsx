// Who wrote an article: name, picture, what they do, how to support them.
import { toDirection } from '../catalog/direction.ts';
import type { Author } from '../catalog/site.ts';
import { toScopePath } from '../query/canonical.ts';
import { ENGLISH } from './layout.tsx';

export function AuthorBox({ author, language }: { author: Author; language: string }) {
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
        <p class="row" lang={ENGLISH.lang}>
          {support === null ? null : <a href={support}>Support {title}</a>}{' '}
          {url === null ? null : <a href={url}>About {title}</a>}
        </p>
      </div>
    </aside>
  );
}

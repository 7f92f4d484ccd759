// What a list tells of an article in one line: section, authors, date, how long it takes to read. A note is short.
import type { Catalog } from '../catalog/catalog.ts';
import { toReadingMinutes } from '../catalog/reading-time.ts';
import type { About } from '../catalog/record.ts';
import { say } from '../messages/say.ts';
import { DateText } from './date.tsx';
import type { PageWords } from './words.ts';

export function TeaserFacts(props: { catalog: Catalog; words: PageWords; about: About }) {
  const { catalog, words, about } = props;
  const { site } = catalog;
  const section = catalog.sections.find(({ slug }) => slug === about.section);
  const authors = about.authors.flatMap(
    (name) => catalog.authors.find(({ slug }) => slug === name)?.title ?? [],
  );
  return (
    <p class="dates" lang={site.language}>
      {section === undefined ? null : (
        <>
          <span>{section.title}</span>
          {' · '}
        </>
      )}
      {authors.map((name) => (
        <>
          <span>{name}</span>
          {' · '}
        </>
      ))}
      <DateText seconds={about.published} language={site.language} site={site} />
      {about.title === null ? null : (
        <>
          {' · '}
          <span {...words.mark}>
            {say(words, 'readingTime', { count: toReadingMinutes(about.words) })}
          </span>
        </>
      )}
    </p>
  );
}

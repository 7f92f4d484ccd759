// What a list tells of an article in one line: section, authors, date, how long it takes to read.
import type { Catalog } from '../catalog/catalog.ts';
import type { About } from '../catalog/record.ts';
import { say } from '../messages/say.ts';
import { DateText } from './date.tsx';
import type { PageWords } from './words.ts';

/** Words that people read in a minute. */
const PACE = 230;

export function TeaserFacts(props: { catalog: Catalog; words: PageWords; about: About }) {
  const { catalog, words, about } = props;
  const { site } = catalog;
  const section = catalog.sections.find(({ slug }) => slug === about.section);
  const authors = about.authors.flatMap(
    (name) => catalog.authors.find(({ slug }) => slug === name)?.title ?? [],
  );
  const minutes = Math.max(1, Math.round(about.words / PACE));
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
      {' · '}
      <span {...words.mark}>{say(words, 'readingTime', { count: minutes })}</span>
    </p>
  );
}

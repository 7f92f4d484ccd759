// A content folder with an archive: as many articles as fill some of its blocks, under the names that
// random queries ask for.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AUTHORS, SECTIONS, TAGS } from '../query/arbitraries.ts';

const COUNT = 130;

const SITE = `title: Many
description: More articles than a feed holds.
url: https://many.example
language: en
zone: Europe/Berlin
authority: "many.example,2026"
founded: 2026-01-01
feeds: {limit: 20}
sections: {${SECTIONS.map((name) => `${name}: {title: ${name}}`).join(', ')}}
authors: {${AUTHORS.map((name) => `${name}: {name: ${name}}`).join(', ')}}
tags: {${TAGS.map((name) => `${JSON.stringify(name)}: {}`).join(', ')}}
`;

/** Makes the folder. */
export async function writeMany(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'articles'), { recursive: true });
  await writeFile(path.join(folder, 'site.yaml'), SITE);
  const numbers = Array.from({ length: COUNT }, (_, number) => number);
  await Promise.all(
    numbers.map((number) =>
      writeFile(path.join(folder, `articles/n-${number}.md`), toArticle(number)),
    ),
  );
}

/** Five days, as the queries have them; the first article of all is of none of their names. */
function toArticle(number: number): string {
  const has = (of: number): boolean => number % of === 0;
  const tags = TAGS.filter((_, index) => number > 0 && has(index + 1));
  return [
    '---',
    `title: Number ${number}`,
    `date: 2026-01-0${1 + (number % 5)}T00:00:00Z`,
    `authors: [${AUTHORS.filter((_, index) => index === 0 || has(3)).join(', ')}]`,
    `section: ${SECTIONS[has(4) ? 1 : 0]}`,
    `tags: ${JSON.stringify(tags)}`,
    `language: ${has(7) ? 'de-AT' : has(5) ? 'de' : 'en'}`,
    ...(has(11) ? ['removed: 2026-02-01'] : []),
    '---',
    `Text ${number}.`,
    '',
  ].join('\n');
}

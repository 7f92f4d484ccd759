// A generated publication with more tags than a form shows, articles enough for an archive, and
// text that runs from right to left.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Three full blocks of the archive, and one begun. */
const ARTICLES = 65;

const DAY = 24 * 60 * 60 * 1000;
const FIRST = Date.UTC(2025, 0, 1);

/** Tags in the order of how often they are used; the last ones are beyond what the form shows. */
export const COMMON_TAGS = Array.from({ length: 12 }, (_, number) => `common-${number + 1}`);
const RARE_TAGS = Array.from({ length: ARTICLES }, (_, number) => `rare-${number + 1}`);
const ODD_TAGS = [
  'C++',
  'a & b < "c"',
  '🚀',
  'عملات رقمية',
  'l’été',
  'Ein-ziemlich-langes-Schlagwort',
];

/** One of those that can only be typed. */
export const TYPED_TAG = 'rare-60';

export const ARABIC_PATH = '/articles/arabic';

const SETTINGS = `title: The Many
description: A generated publication with many names.
url: https://many.example
language: en
zone: UTC
authority: "many.example,2025"
founded: 2025-01-01
sections:
  one: {title: Section one, description: The first of two.}
  two: {title: Section two}
authors:
  ada: {name: Ada}
  bo: {name: Bo, bio: Writes every other article.}
`;

const ARABIC = `---
title: ما هي الخلاصة؟
date: 2025-06-01
summary: ملف يحتوي على أحدث مقالات الموقع، يقرؤه برنامج عنك.
authors: [ada]
section: one
tags: [عملات رقمية, C++]
language: ar
---
الخلاصة ملف يحتوي على **أحدث المقالات**، مع [رابط](https://example.org/) و\`code\`.[^1]

## جدول

| الاسم | السعر |
|-------|------:|
| BTC   | 1.00  |

\`\`\`ts
const answer = 42;
\`\`\`

- الأول
- الثاني

> اقتباس

[^1]: حاشية.
`;

/** Writes the content folder. */
export async function writeManyArticles(folder: string): Promise<void> {
  const articles = path.join(folder, 'articles');
  await mkdir(articles, { recursive: true });
  await writeFile(path.join(folder, 'site.yaml'), SETTINGS);
  await writeFile(path.join(articles, 'arabic.md'), ARABIC);
  for (let number = 1; number <= ARTICLES; number++) {
    await writeFile(path.join(articles, `article-${number}.md`), toArticle(number));
  }
}

function toArticle(number: number): string {
  const common = COMMON_TAGS.slice(0, 1 + (number % COMMON_TAGS.length));
  const tags = [...common, RARE_TAGS[number - 1] ?? '', ODD_TAGS[number % ODD_TAGS.length] ?? ''];
  const isEven = number % 2 === 0;
  return `---
title: Article ${number}
date: ${new Date(FIRST + number * DAY).toISOString().slice(0, 10)}
authors: [${isEven ? 'ada' : 'bo'}]
section: ${isEven ? 'one' : 'two'}
tags: ${JSON.stringify(tags)}
---
The text of article ${number}.
`;
}

// A generated publication that tries the frame of pages: words without an end, both directions, one
// article with everything at once, and ids that programs know as their own.
import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../root.ts';

/** Wider than a column, with no place to break at. */
const WORD = `Donau${'dampfschifffahrts'.repeat(7)}gesellschaft`;
const ADDRESS = `https://example.org/${'an-address-without-a-space-in-it_'.repeat(5)}`;

export const EVERYTHING = '/articles/everything';

/** The slug of the tag that every article has. */
export const LONG_TAG = WORD.toLowerCase();

const SETTINGS = `title: Everything ${WORD.slice(0, 60)}
description: A site of long words, as ${WORD} is one.
url: https://everything.example
language: en
zone: UTC
authority: "everything.example,2025"
founded: 2025-01-01
copyright: © 2026 ${WORD}
sections:
  long: {title: ${WORD}, description: About ${WORD} and ${ADDRESS}}
  short: {title: Short}
authors:
  ada:
    name: ${WORD}
    avatar: media/chart.png
    bio: Writes at ${ADDRESS}
    url: https://people.example/ada
    support: https://people.example/support
  bo: {name: Bo}
channels:
  - {title: ${WORD}, url: https://mail.example/}
`;

const HEAD = `authors: [ada, bo]
section: long
tags: ["${WORD}", short]`;

const ARTICLE = `---
title: Everything at once, and ${WORD}
date: 2026-01-03
summary: The summary has ${WORD} and ${ADDRESS} in it.
${HEAD}
image: {src: ../media/chart.png, alt: A blue rectangle}
attachments:
  - {url: "https://cdn.example/${WORD}.mp4", type: video/mp4, length: 12}
---
The text has ${WORD}, <${ADDRESS}>, \`${WORD}\` and a footnote.[^1] Another refers to it.[^2]

## ${WORD}

| Left | Centre | Right | None |
|:-----|:------:|------:|------|
| a    | b      | 1.00  | d    |
| ${WORD} | b | 2.00 | d |

<table>
<caption>By hand</caption>
<tr align="right"><th>Row</th><td>1</td></tr>
<tr><td align="center" valign="bottom">2</td><td>Two<br>lines</td></tr>
</table>

- [x] done
- [ ] not done, with ${WORD}
- a plain item
  - a plain item below

1. [x] first
2. second

\`\`\`
short
\`\`\`

\`\`\`ts
const words = '${'a line that is longer than the column of the text '.repeat(4)}';
\`\`\`

- Code in a list:

  \`\`\`
  ${'within '.repeat(30)}
  \`\`\`

> [!NOTE]
> An alert with ${WORD}.

> A quotation of ${ADDRESS}

<p align="center">Centred</p>

<p lang="en" align="right">English at the right</p>

<details open><summary>${WORD}</summary>

Folded.

</details>

<dl><dt>${WORD}</dt><dd>${ADDRESS}</dd></dl>

![A blue rectangle](../media/chart.png)

<audio controls src="../media/episode.mp3"></audio>

![A blue rectangle](../media/chart.png "A caption with ${WORD}")

A formula $\\left\\{ a_1 \\right\\}$, a price of $5 and $10, and

$$
\\begin{align}
a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 &= \\frac{n(n+1)}{2} \\\\
c &= \\sum_{i=0}^{n} i^2
\\end{align}
$$

\`\`\`mermaid
graph LR; A-->B
\`\`\`

### Below a heading

## main

## builder

## result

## count

## address-rss

<a name="addEventListener"></a><a name="getElementById"></a><a id="document"></a><a id="fetch"></a>

<p dir="rtl">نص من اليمين</p>

[^1]: The footnote has ${WORD} in it.

[^2]: As that one says.[^1]
`;

const ARABIC = `---
title: ما هي الخلاصة؟ ${WORD}
date: 2026-01-02
summary: ملف يحتوي على أحدث مقالات الموقع، يقرؤه برنامج عنك. ${ADDRESS}
${HEAD}
language: ar
---
الخلاصة ملف يحتوي على **أحدث المقالات**.

\`\`\`
short
\`\`\`

\`\`\`ts
const words = '${'a line that is longer than the column of the text '.repeat(4)}';
\`\`\`

| الاسم | السعر |
|-------|------:|
| BTC   | 1.00  |

- [x] تم
- الثاني
`;

const PLAIN = `---
title: Short
date: 2026-01-01
authors: [bo]
section: short
tags: [short]
---
Short.
`;

/** Writes the content folder. */
export async function writeEverything(folder: string): Promise<void> {
  const articles = path.join(folder, 'articles');
  await mkdir(articles, { recursive: true });
  await mkdir(path.join(folder, 'media'));
  for (const name of ['chart.png', 'episode.mp3']) {
    const media = path.join(ROOT, 'test/fixtures/content/valid/media', name);
    await cp(media, path.join(folder, 'media', name));
  }
  await writeFile(path.join(folder, 'site.yaml'), SETTINGS);
  await writeFile(path.join(articles, 'everything.md'), ARTICLE);
  await writeFile(path.join(articles, 'arabic.md'), ARABIC);
  await writeFile(path.join(articles, 'short.md'), PLAIN);
}

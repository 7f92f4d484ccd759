// The publication that is measured: generated from a seed, so that every run serves the same bytes.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../stage.ts';
import { createDice, type Dice, pick, toWords } from './dice.ts';

/** Bytes of Markdown with which an article's HTML is about 5 KB. */
const BODY_SIZE = 4_400;

const SEED = 20261122;

/** The newest article, and seconds between two. Well in the past, so that none of them waits. */
const NEWEST = Date.UTC(2026, 5, 30, 9) / 1000;
const SPACING = 8 * 60 * 60;

const TAGS = ['Bitcoin', 'DeFi', 'Regulation', 'C++', 'Zürich', 'عملات', 'NFT', 'Mining', '比特币'];
const SECTIONS = ['news', 'guides', 'reference'];
const AUTHORS = ['ada', 'grace'];

const SETTINGS = `title: Benchmark Journal
description: A generated publication, the same on every machine.
url: https://bench.tagwire.dev
language: en
zone: UTC
authority: "bench.tagwire.dev,2026"
founded: 2015-01-01
sections:
${SECTIONS.map((section) => `  ${section}:\n    title: The ${section}`).join('\n')}
authors:
${AUTHORS.map((author) => `  ${author}:\n    name: ${author} of the desk`).join('\n')}
`;

/** Writes a content folder of `count` articles. Resolves to its absolute path. */
export async function writeCorpus(count: number): Promise<string> {
  const folder = path.join(ROOT, '.wrangler/stages/bench-content');
  const articles = path.join(folder, 'articles');
  await rm(folder, { recursive: true, force: true });
  await mkdir(articles, { recursive: true });
  await writeFile(path.join(folder, 'site.yaml'), SETTINGS);
  const dice = createDice(SEED);
  for (let number = 0; number < count; number++) {
    const file = path.join(articles, `article-${String(number).padStart(6, '0')}.md`);
    await writeFile(file, toArticle(dice, number));
  }
  return folder;
}

function toArticle(dice: Dice, number: number): string {
  const date = new Date((NEWEST - number * SPACING) * 1000).toISOString().replace('.000Z', 'Z');
  const tags = new Set([pick(dice, TAGS), pick(dice, TAGS), pick(dice, TAGS)]);
  const head = `---
title: "Article ${number}: ${toWords(dice, 6).replaceAll('"', '')}"
date: ${date}
summary: "${toWords(dice, 24).replaceAll('"', '')}"
authors: [${pick(dice, AUTHORS)}]
section: ${pick(dice, SECTIONS)}
tags: [${[...tags].join(', ')}]
---
`;
  let body = '';
  for (let part = 1; Buffer.byteLength(body) < BODY_SIZE; part++) {
    body += `${toParts(dice, part)}\n\n`;
  }
  return head + body;
}

/** A heading with what articles are made of: prose, a link, a list, code, a quotation. */
function toParts(dice: Dice, part: number): string {
  return [
    `## Part ${part}: ${toWords(dice, 4)}`,
    `${toWords(dice, 60)} **${toWords(dice, 3)}** [${toWords(dice, 3)}](https://example.org/${part}?a=1&b=2).`,
    toLines(dice, 4, '- '),
    `\`\`\`ts\nconst part = [${part}].filter((n) => n < 10 && n > ${part - 1}); // ${toWords(dice, 5)}\n\`\`\``,
    toLines(dice, 2, '> '),
    `${toWords(dice, 40)} \`code & more\` ${toWords(dice, 10)}.`,
  ].join('\n\n');
}

function toLines(dice: Dice, count: number, mark: string): string {
  return Array.from({ length: count }, () => mark + toWords(dice, 9)).join('\n');
}

// The publication that is measured: a content folder generated from a seed, the same on every
// machine, with what large publications have.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createArticleDice, toBody, toWords } from './article-body.ts';
import { createDice, createZipf, type Dice, happens, pick, scale } from './dice.ts';
import { toPng } from './png.ts';
import { AUTHORS, LANGUAGES, SECTIONS, TAGS } from './vocabulary.ts';

export type Corpus = {
  readonly articles: number;
  /** Seconds between the oldest and the newest; they are as far apart from each other. */
  readonly span: number;
  /** Bytes of a body, least and most. */
  readonly bytes: readonly [number, number];
};

/** Of all links, where nothing sets another. */
export const ORIGIN = 'https://bench.tagwire.dev';

const SEED = 20261122;

/** The newest article. Well in the past, so that none of them waits. */
const NEWEST = Date.UTC(2026, 5, 30, 9) / 1000;

const IMAGES = 12;

/** How many tags site.yaml gives a title. */
const TITLED = 20;

const throwTag = createZipf(TAGS.length);

const TEN_YEARS = 10 * 365.25 * 24 * 60 * 60;

/** Bytes of a body, as large publications have them. */
const USUAL = [1_000, 20_000] as const;

/** Writes a publication of ten years, as large ones are. Resolves to its newest article's file. */
export async function writePublication(
  folder: string,
  articles: number,
  bytes: Corpus['bytes'] = USUAL,
): Promise<string> {
  return await writeCorpus(folder, { articles, span: TEN_YEARS, bytes });
}

/**
 * Writes the content folder in place of what was there. Resolves to the newest article's file, below
 * the folder.
 */
export async function writeCorpus(folder: string, corpus: Corpus): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, 'media'), { recursive: true });
  await writeFile(path.join(folder, 'site.yaml'), toSettings());
  const dice = createDice(SEED);
  for (let image = 0; image < IMAGES; image++) {
    const bytes = toPng(dice, 400 + image * 40, 300 + image * 20);
    await writeFile(path.join(folder, toImage(image)), bytes);
  }
  let made = '';
  for (let number = 0; number < corpus.articles; number++) {
    const file = path.join(folder, toFile(corpus, number));
    const parent = path.dirname(file);
    if (parent !== made) await mkdir(parent, { recursive: true });
    made = parent;
    await writeFile(file, toArticle(corpus, number));
  }
  return toFile(corpus, 0);
}

function toSettings(): string {
  return `title: Benchmark Journal
description: A generated publication, the same on every machine.
url: ${ORIGIN}
language: en
zone: UTC
authority: "bench.tagwire.dev,2026"
founded: 2010-01-01
icon: ${toImage(0)}
sections:
${SECTIONS.map((section) => `  ${section}: {title: The ${section}}`).join('\n')}
authors:
${AUTHORS.map(({ key, name }) => `  ${key}: {name: ${name}, avatar: ${toImage(1)}}`).join('\n')}
tags:
${TAGS.slice(0, TITLED)
  .map((tag) => `  "${tag.toLowerCase().replaceAll(' ', '-')}": {title: "${tag}"}`)
  .join('\n')}
`;
}

/** Numbers count from the newest article. */
function toArticle(corpus: Corpus, number: number): string {
  const dice = createArticleDice(SEED, number);
  const language = pick(dice, LANGUAGES);
  const words = (count: number): string => toWords({ dice, language }, count);
  const date = toDate(corpus, number);
  const here = path.posix.dirname(toFile(corpus, number));
  const toRelative = (file: string): string => path.posix.relative(here, file);
  const body = toBody({
    dice,
    language,
    bytes: scale(dice, ...corpus.bytes),
    images: Array.from({ length: IMAGES }, (_, image) => toRelative(toImage(image))),
    articles: [1, 2, 50]
      .map((older) => number + older)
      .filter((other) => other < corpus.articles)
      .map((other) => toRelative(toFile(corpus, other))),
  });
  const fields = [
    `title: "${number} ${words(6)}"`,
    `date: ${toText(date)}`,
    ...(happens(dice, 0.6) ? [`summary: "${words(24)}"`] : []),
    `authors: [${toAuthors(dice).join(', ')}]`,
    `section: ${pick(dice, SECTIONS)}`,
    `tags: [${toTags(dice).join(', ')}]`,
    ...(language === 'en' ? [] : [`language: ${language}`]),
    ...(happens(dice, 0.2)
      ? [`image: {src: ${toRelative(toImage(number % IMAGES))}, alt: "${words(3)}"}`]
      : []),
    ...toFates(dice, Math.min(date + 3600, NEWEST)),
  ];
  return `---\n${fields.join('\n')}\n---\n${body}`;
}

/** What happens to a few articles; `later` in seconds since 1970. */
function toFates(dice: Dice, later: number): readonly string[] {
  return [
    ...(happens(dice, 0.02) ? [`updated: ${toText(later)}`] : []),
    ...(happens(dice, 0.003) ? [`removed: ${toText(later)}`] : []),
    ...(happens(dice, 0.003) ? ['unlisted: true'] : []),
  ];
}

function toAuthors(dice: Dice): readonly string[] {
  const count = happens(dice, 0.1) ? 2 : 1;
  return [...new Set(Array.from({ length: count }, () => pick(dice, AUTHORS).key))];
}

/** Written forms; some editors write all of them small. */
function toTags(dice: Dice): readonly string[] {
  const count = 1 + Math.floor(dice() * 5);
  const ranks = new Set(Array.from({ length: count }, () => throwTag(dice)));
  const small = happens(dice, 0.05);
  return [...ranks].map((rank) => {
    const tag = TAGS[rank] ?? '';
    return JSON.stringify(small ? tag.toLowerCase() : tag);
  });
}

function toFile(corpus: Corpus, number: number): string {
  const text = toText(toDate(corpus, number));
  const name = `${text.slice(0, 10)}-story-${String(corpus.articles - number).padStart(6, '0')}`;
  return `articles/${text.slice(0, 4)}/${text.slice(5, 7)}/${name}.md`;
}

/** Seconds since 1970. */
function toDate({ span, articles }: Corpus, number: number): number {
  return NEWEST - Math.floor((number * span) / Math.max(1, articles - 1));
}

function toText(instant: number): string {
  return new Date(instant * 1000).toISOString().replace('.000Z', 'Z');
}

function toImage(number: number): string {
  return `media/figure-${String(number + 1).padStart(2, '0')}.png`;
}

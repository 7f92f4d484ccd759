// Bodies of generated articles: what editors write, in the proportions in which they write it.
import { createDice, type Dice, happens, pick } from './dice.ts';
import { type Language, WORDS } from './vocabulary.ts';

export type BodySource = {
  readonly dice: Dice;
  readonly language: Language;
  /** Bytes of Markdown, exceeded by less than a part. */
  readonly bytes: number;
  /** Paths seen from the article. */
  readonly images: readonly string[];
  readonly articles: readonly string[];
};

/** Markdown that compiles without a diagnostic. */
export function toBody(source: BodySource): string {
  const parts: string[] = [toParagraph(source)];
  const notes: string[] = [];
  let size = 0;
  for (let number = 1; size < source.bytes; number++) {
    const part = toPart(source, number, notes);
    parts.push(part);
    size += Buffer.byteLength(part);
  }
  return `${[...parts, ...notes].join('\n\n')}\n`;
}

/** A heading with prose under it, and something of another kind. */
function toPart(source: BodySource, number: number, notes: string[]): string {
  const heading = `## ${number} ${toWords(source, 4)}`;
  const prose = [toParagraph(source), toParagraph(source)];
  return [heading, ...prose, ...toExtras(source, number, notes)].join('\n\n');
}

function toExtras(source: BodySource, number: number, notes: string[]): readonly string[] {
  const { dice, images } = source;
  const extras: string[] = [];
  if (happens(dice, 0.3)) extras.push(toLines(source, 4, '- '));
  if (happens(dice, 0.15)) extras.push(toLines(source, 3, '> '));
  if (happens(dice, 0.15)) extras.push(toTable(source));
  if (happens(dice, 0.15)) extras.push(toCode(source, number));
  if (happens(dice, 0.05)) extras.push(`> [!NOTE]\n> ${toWords(source, 12)}.`);
  if (happens(dice, 0.15)) extras.push(`![${toWords(source, 3)}](${pick(dice, images)})`);
  if (happens(dice, 0.15)) {
    extras.push(`${toWords(source, 9)}[^${number}].`);
    notes.push(`[^${number}]: ${toWords(source, 12)}.`);
  }
  if (happens(dice, 0.05)) {
    extras.push(`<figure><figcaption>${toWords(source, 5)}</figcaption></figure>`);
  }
  return extras;
}

function toParagraph(source: BodySource): string {
  const { dice, articles } = source;
  const text = `${toWords(source, 30)} **${toWords(source, 3)}** ${toWords(source, 20)}`;
  const target = happens(dice, 0.15) && articles.length > 0 ? pick(dice, articles) : null;
  const address = target ?? `https://example.org/${Math.floor(dice() * 1e6)}?a=1&b=2`;
  const link = `[${toWords(source, 3)}](${address})`;
  return `${text} ${link} \`code & more\` ${toWords(source, 10)}.`;
}

function toTable(source: BodySource): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const cells = (): string => row([toWords(source, 2), toWords(source, 3), toWords(source, 1)]);
  return [cells(), row(['---', ':--', '--:']), ...Array.from({ length: 5 }, cells)].join('\n');
}

function toCode(source: BodySource, number: number): string {
  const lines = Array.from(
    { length: 6 },
    (_, line) => `const part${line} = [${number}].filter((n) => n < 10 && n > ${line});`,
  );
  return `\`\`\`ts\n${lines.join('\n')} // ${toWords(source, 5)}\n\`\`\``;
}

function toLines(source: BodySource, count: number, mark: string): string {
  return Array.from({ length: count }, () => mark + toWords(source, 9)).join('\n');
}

export function toWords({ dice, language }: Pick<BodySource, 'dice' | 'language'>, count: number) {
  const words = WORDS[language];
  return Array.from({ length: count }, () => pick(dice, words)).join(' ');
}

/** Dice of one article alone, so that its name is known before the article is written. */
export function createArticleDice(seed: number, number: number): Dice {
  return createDice(seed ^ Math.imul(number + 1, 0x9e3779b1));
}

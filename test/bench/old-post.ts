// Posts as other generators have them, with the troubles of real ones about as often: counted in 4,223 posts of
// fifteen publications.
import { toBody, toWords } from './article-body.ts';
import { type Dice, happens, pick } from './dice.ts';

/** One post, before a generator writes it. */
export type OldPost = {
  readonly dice: Dice;
  readonly date: Date;
  /** The name of the file, without date and ending. */
  readonly name: string;
  readonly title: string;
  readonly author: string | null;
  readonly category: string | null;
  readonly tags: readonly string[] | 'empty' | 'comma';
  readonly description: string | null;
  readonly image: string | null;
  readonly draft: boolean;
  readonly body: string;
};

/** What a generator has of its own. */
export type Marks = {
  /** The mark at which a summary ends. */
  readonly more: string | null;
  readonly mores: number;
  /** Marks of its own, and how often a post has one. */
  readonly marks: readonly (readonly [probability: number, toMark: (slug: string) => string])[];
};

export const IMAGE = '/images/chart.png';

const ENGLISH = { language: 'en' } as const;
const AUTHORS = ['Kim Sato', 'Lee Moss', 'Ana Diaz'];
const CATEGORIES = ['News', 'Travel Notes', 'Code'];
const TAGS = ['web', 'Feeds', 'open source', 'C++', 'Gardens', 'maps'];
const START = Date.UTC(2012, 0, 3, 8, 30);
const WEEK = 7 * 24 * 60 * 60 * 1000;

/** The post of this number. `bytes`: of its body, about; `link`: the address of another post. */
export function toOldPost(
  dice: Dice,
  number: number,
  bytes: number,
  marks: Marks,
  link: string,
): OldPost {
  const plain = `note-${number}-${toWord(dice)}`;
  const title = `Note ${number}: ${toWords({ dice, ...ENGLISH }, 4)}`.replace(/[^\w :-]/gu, '');
  return {
    dice,
    date: new Date(START + number * WEEK),
    name: happens(dice, 0.54) ? toTroubledName(dice, plain) : plain,
    title,
    author: happens(dice, 0.57) ? pick(dice, AUTHORS) : null,
    category: happens(dice, 0.36) ? pick(dice, CATEGORIES) : null,
    tags: happens(dice, 0.02)
      ? pick(dice, ['empty', 'comma'])
      : happens(dice, 0.6)
        ? [pick(dice, TAGS.slice(0, 3)), pick(dice, TAGS.slice(3))]
        : [],
    description: happens(dice, 0.23) ? 'What we saw on the way and what it cost' : null,
    image: happens(dice, 0.08) ? IMAGE : null,
    draft: happens(dice, 0.03),
    body: toOldBody(dice, bytes, marks, link),
  };
}

function toWord(dice: Dice): string {
  return pick(dice, ['harbour', 'orchard', 'bridge', 'lantern', 'market']);
}

function toTroubledName(dice: Dice, plain: string): string {
  return pick(dice, [
    plain.replace('note', 'Note'),
    plain.replaceAll('-', '_'),
    `${plain}-v1.2`,
    `${plain}：続き`,
  ]);
}

function toOldBody(dice: Dice, bytes: number, marks: Marks, link: string): string {
  const source = { dice, ...ENGLISH, bytes, images: [IMAGE], articles: [] };
  const [first = '', ...rest] = toBody(source)
    // A picture in every ninth post, not in every second part.
    .replaceAll(/!\[[^\]]*\]\([^)]*\)\n\n/gu, '')
    .split('\n\n');
  const extras = [
    ...(happens(dice, 0.16) ? [`See [the note before](${link}) and [about us](/about/).`] : []),
    ...(happens(dice, 0.12)
      ? [`![A chart](${pick(dice, [IMAGE, IMAGE, '/images/gone.png'])})`]
      : []),
    ...(happens(dice, 0.09) ? ['<p style="color: red" class="box">Mind the <b>step</b>.</p>'] : []),
    ...(happens(dice, 0.08) ? ['Then $a_1 + b_2 = \\left\\{c\\right\\}$ holds.'] : []),
    ...(happens(dice, 0.02) ? ['A bell\u0008 rings.'] : []),
    ...(happens(dice, 0.02) ? [pick(dice, BROKEN)] : []),
    ...marks.marks.flatMap(([often, toMark]) => (happens(dice, often) ? [toMark(link)] : [])),
  ];
  const more = marks.more !== null && happens(dice, marks.mores) ? [marks.more] : [];
  return `${[first, ...more, ...extras, ...rest].join('\n\n')}\n`;
}

const BROKEN = [
  'Read [this](https:/example.org/y) first.',
  'Read [this](www.example.org/doc) first.',
  'Read [this](notes/missing.md) first.',
];

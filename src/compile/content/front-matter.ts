// Front matter: the YAML between two lines of three hyphens, and the body behind it.
import * as v from 'valibot';
import { reportConflicts } from '../diagnostics/conflict-markers.ts';
import { FILE_START, type Report } from '../diagnostics/rules.ts';
import { checkCharacters, dropForbidden, fold } from '../files/characters.ts';
import type { Article } from './article.ts';
import {
  date,
  duration,
  flag,
  language,
  license,
  line,
  lineOrNone,
  several,
  webAddress,
  whole,
  word,
} from './fields.ts';
import { toForeignKeyFault } from './foreign-keys.ts';
import { episode } from './podcast-shape.ts';
import { checkShape, either, isMap, isText, keys } from './shape.ts';
import { readYaml, type ToPlace, type Yaml } from './yaml-places.ts';

const file = keys({ file: line(), title: v.optional(line()) });

const remote = keys({
  url: webAddress(),
  type: v.pipe(
    v.string(),
    v.regex(/^[\w.+-]+\/[\w.+-]+$/u, 'must be a media type like audio/mpeg'),
  ),
  length: whole(0, Number.MAX_SAFE_INTEGER),
  duration: v.optional(duration()),
  title: v.optional(line()),
});

const attachment = either(remote, file, (value) => isMap(value) && !('file' in value));

/** One tag needs no list, and an empty value is none. */
const oneTag = v.pipe(
  v.string(),
  v.metadata({ type: ['string', 'number', 'null'] }),
  v.transform(fold),
  v.check(
    (text) => !text.includes(','),
    ({ input }) => `must be a list: write [${input}]`,
  ),
);

/** What says of an article that the license of the site is not its own. */
const NO_LICENSE = 'none';

const noLicense = v.pipe(
  word([NO_LICENSE]),
  v.transform(() => null),
);

const members = {
  title: v.optional(lineOrNone()),
  date: v.optional(date()),
  updated: v.optional(date()),
  removed: v.optional(date()),
  summary: v.optional(line()),
  authors: v.optional(either(line(), several(line(), 'author'), isText)),
  section: v.optional(line()),
  tags: v.optional(either(oneTag, v.array(line()), isText)),
  language: v.optional(language()),
  translationOf: v.optional(v.pipe(line(), v.normalize('NFC'))),
  image: v.optional(keys({ src: line(), alt: v.string() })),
  attachments: v.optional(v.array(attachment, '[{file: …}]')),
  podcast: v.optional(episode),
  draft: v.optional(flag()),
  unlisted: v.optional(flag()),
  canonical: v.optional(webAddress()),
  link: v.optional(webAddress()),
  'in-reply-to': v.optional(webAddress()),
  license: v.optional(either(noLicense, license(), (value) => value === NO_LICENSE)),
  slug: v.optional(v.pipe(line(), v.normalize('NFC'))),
  // To the letter, since readers compare it so.
  id: v.optional(
    v.pipe(
      v.string(),
      v.metadata({ type: ['string', 'number'] }),
      v.check((text) => text.trim() !== '', 'must not be empty'),
      v.check(
        (text) => text === text.trim() && !/[\t\n\r]/u.test(text),
        'must be one line without spaces around it',
      ),
    ),
  ),
  aliases: v.optional(v.array(line())),
};

export const frontMatter = keys(members);

export type FrontMatter = v.InferOutput<typeof frontMatter>;

/** The keys that front matter may have, for the manual and its test. */
export const FRONT_MATTER_KEYS = Object.keys(members);

/** The members of an article that a key says by itself; all others are read against other things. */
export function toOwnMembers({ unlisted }: Partial<FrontMatter>) {
  return { unlisted: unlisted ?? false } satisfies Partial<Article>;
}

export type Parts = Omit<Head, 'yaml'> & {
  /** The keys in which nothing is wrong. */
  readonly given: Partial<FrontMatter>;
  readonly toPlace: ToPlace;
  /** Whether a key is not there; false where no keys could be read, which is reported. */
  readonly lacks: (key: keyof typeof members) => boolean;
};

/** A text as its front matter and what is behind it, before anything is known of its keys. */
export type Head = {
  /** Null where there is none that can be read, which is reported. */
  readonly yaml: Yaml | null;
  /**
   * The file with each line of the front matter empty, so that places are those of the file; null
   * when the front matter has no end.
   */
  readonly body: string | null;
  /** 1-based line on which the body begins. */
  readonly bodyLine: number;
};

/** Parts of an article's text; what is wrong with the front matter is reported. */
export function readFrontMatter(text: string, report: Report): Parts {
  const { yaml, body, bodyLine } = readHead(text, report);
  if (yaml === null) return { ...NOTHING, body, bodyLine };
  const given = checkShape(frontMatter, yaml, report, toForeignKeyFault);
  const { value, toPlace } = yaml;
  const lacks = (key: string): boolean => isMap(value) && !(key in value);
  return { given, toPlace, lacks, body, bodyLine };
}

/** Front matter and body of a text; what is wrong with the front matter as YAML is reported. */
export function readHead(text: string, report: Report): Head {
  const fences = /^---[ \t]*\n(?:([\s\S]*?)\n)??---[ \t]*(?:\n|$)/u.exec(text);
  if (!fences) {
    const opened = /^---[ \t]*\n/u.test(text);
    if (opened) reportUnclosed(text, report);
    // A conflict that begins above the front matter is reported as what it is.
    else if (!/^<{7} /u.test(text)) report('no-front-matter', FILE_START, toMissingFault(text));
    return { yaml: null, body: opened ? null : dropForbidden(text, 1, report), bodyLine: 1 };
  }
  const [head, source = ''] = fences;
  const lines = head.split('\n').length - 1;
  const body = '\n'.repeat(lines) + dropForbidden(text.slice(head.length), lines + 1, report);
  const settings = checkCharacters(`\n${source}`, report);
  const yaml = reportConflicts(settings, report) ? null : readYaml(settings, report);
  return { yaml, body, bodyLine: lines + 1 };
}

const NOTHING = { given: {}, toPlace: () => FILE_START, lacks: () => false } as const;

function toMissingFault(text: string): string {
  if (/^\s+---[ \t]*\n/u.test(text)) return 'delete what is above the first "---" line';
  if (/^(?:\+\+\+|\{)[ \t]*\n/u.test(text)) {
    const name = text.startsWith('+') ? 'TOML' : 'JSON';
    return `front matter must be YAML, this is ${name}; run "npm run import" to convert it`;
  }
  return 'the file must start with front matter between two "---" lines';
}

/** Tells what to do where the second line of hyphens is missing, or is something else. */
function reportUnclosed(text: string, report: Report): void {
  const lines = text.split('\n');
  const like = lines.findIndex((line, at) => at > 0 && /^\s*[-\u2013\u2014]+\s*$/u.test(line));
  if (like > 0) {
    const message = 'this line must be exactly "---", to close the front matter';
    report('no-front-matter', { line: like + 1, column: 1 }, message);
    return;
  }
  const empty = lines.findIndex((line) => line.trim() === '');
  const where = empty > 1 ? ` after line ${empty}` : '';
  report('no-front-matter', FILE_START, `the front matter is not closed; add a "---" line${where}`);
}

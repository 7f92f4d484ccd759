// The words behind `npm run import --`.
import { parseArgs } from 'node:util';
import { quote, toHint } from '../../compile/diagnostics/hints.ts';
import { SOURCES } from '../sources.ts';

const OPTIONS = {
  out: { type: 'string', default: '' },
  from: { type: 'string' },
  author: { type: 'string' },
  base: { type: 'string' },
  permalink: { type: 'string' },
  media: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export type CommandOptions = {
  readonly place: string;
  /** Empty for the content folder. */
  readonly out: string;
  readonly from: string | undefined;
  readonly author: string | undefined;
  readonly base: string | undefined;
  readonly permalink: string | undefined;
  readonly media: boolean;
  readonly dryRun: boolean;
};

/** What `--help` prints. */
export const HELP = `npm run import -- SOURCE [options]

SOURCE is the folder of a site, an exported file, or the URL of a feed.

  --out FOLDER         content folder to write to (default: content, or CONTENT_DIR)
  --from KIND          what SOURCE is, where it is not recognised: ${SOURCES.map(({ name }) => name).join(', ')}
  --author NAME        author of posts that name none
  --base PATH          path that the old site lived under, such as /blog
  --permalink PATTERN  addresses of the old posts, such as /:year/:month/:title/
  --media              download images of other sites
  --dry-run            say what would be written, and write nothing
  --help               show this text

Nothing is overwritten. A second run writes only what is new. docs/moving-in.md explains the rest.`;

/** The options; null for `--help`. Throws, in words for a person, when there is something wrong with them. */
export function readOptions(words: readonly string[]): CommandOptions | null {
  const { values, positionals, tokens } = parseArgs({
    args: [...words],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  if (values.help === true) return null;
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const known = Object.entries(OPTIONS).find(([name]) => name === token.name);
    if (known === undefined) {
      const names = Object.keys(OPTIONS).map((name) => `--${name}`);
      throw new Error(`unknown option ${quote(token.rawName)}: ${toHint(token.rawName, names)}`);
    }
    const [, { type }] = known;
    const needsValue = type === 'string' && (token.value ?? '') === '';
    if (needsValue) throw new Error(`${token.rawName} needs a value; see --help`);
    if (type === 'boolean' && token.value !== undefined) {
      throw new Error(`${token.rawName} takes no value, got ${quote(token.value)}`);
    }
  }
  const [place, ...others] = positionals;
  if (place === undefined)
    throw new Error(`say what to import: npm run import -- SOURCE\n\n${HELP}`);
  if (others.length > 0)
    throw new Error(`import one SOURCE at a time, got also ${others.map(quote).join(', ')}`);
  const { base, permalink } = values;
  for (const [name, value] of Object.entries({ base, permalink })) {
    if (typeof value === 'string' && !value.startsWith('/')) {
      throw new Error(`--${name} ${quote(value)}: must begin with "/"`);
    }
  }
  const text = (value: string | boolean | undefined): string | undefined =>
    typeof value === 'string' ? value : undefined;
  return {
    place,
    out: text(values.out) ?? '',
    from: text(values.from),
    author: text(values.author),
    base: text(base),
    permalink: text(permalink),
    media: values.media === true,
    dryRun: values['dry-run'] === true,
  };
}

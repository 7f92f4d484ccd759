// The options of `npm run import`.
import { type Given, type Usage, UsageFault } from '../../compile/commands/command-line.ts';
import { quote, toHint } from '../../compile/diagnostics/hints.ts';
import { toWebAddress } from '../../compile/files/web-address.ts';
import { SOURCES } from '../sources.ts';

const KINDS = SOURCES.map(({ name }) => name);

export const USAGE: Usage = {
  command: 'npm run import',
  argument: 'SOURCE',
  about: `Brings the posts of SOURCE into the content folder: the folder of a site, an exported file, or the URL
of a feed. Nothing is overwritten, and a second run writes only what is new. docs/moving-in.md explains
the rest.
Kinds: ${KINDS.join(', ')}.
Exit code: 0 imported, 1 nothing could be imported, 2 wrong options.`,
  options: {
    out: {
      sample: 'FOLDER',
      meaning: 'content folder to write to (default: content, or CONTENT_DIR)',
    },
    from: { sample: 'KIND', meaning: 'what SOURCE is, where it is not recognised' },
    author: { sample: 'NAME', meaning: 'author of posts that name none' },
    url: { sample: 'URL', meaning: 'address of the old site, where SOURCE does not say it' },
    base: { sample: '/PATH', meaning: 'path that the old site lived under, such as /blog' },
    permalink: {
      sample: '/PATTERN',
      meaning: 'addresses of the old posts, such as /:year/:month/:title/',
    },
    media: { meaning: 'download images and files of other sites' },
    'dry-run': { meaning: 'say what would be written, and write nothing' },
  },
};

export type CommandOptions = {
  readonly place: string;
  /** Empty for the content folder. */
  readonly out: string;
  readonly from: string | undefined;
  readonly author: string | undefined;
  /** Scheme and host. */
  readonly url: string | undefined;
  readonly base: string | undefined;
  readonly permalink: string | undefined;
  readonly media: boolean;
  readonly dryRun: boolean;
};

/** What the command is asked for. Throws a UsageFault where a value is none. */
export function toCommandOptions({ options, argument }: Given): CommandOptions {
  if (argument === null) {
    throw new UsageFault('say what to import: npm run import -- SOURCE; --help tells more');
  }
  for (const [name, value] of options) {
    const { sample = '' } = USAGE.options[name] ?? {};
    if (sample !== '' && value === '') throw new UsageFault(`--${name} needs a value: ${sample}`);
    if (sample.startsWith('/') && !value.startsWith('/')) {
      throw new UsageFault(`--${name} ${quote(value)} must begin with "/"`);
    }
  }
  const url = options.get('url');
  if (url !== undefined && toWebAddress(url) === null) {
    throw new UsageFault(`--url ${quote(url)} must be like https://old.example`);
  }
  const from = options.get('from');
  if (from !== undefined && !KINDS.includes(from)) {
    throw new UsageFault(`--from cannot be ${quote(from)}; ${toHint(from, KINDS)}`);
  }
  return {
    ...{ place: argument, from },
    out: options.get('out') ?? '',
    author: options.get('author'),
    url: url === undefined ? undefined : URL.parse(url)?.origin,
    base: options.get('base') ?? toBase(url),
    permalink: options.get('permalink'),
    media: options.has('media'),
    dryRun: options.has('dry-run'),
  };
}

/** The path that an address has; undefined for the root of a site. */
function toBase(url: string | undefined): string | undefined {
  const base = URL.parse(url ?? '')?.pathname.replace(/\/$/u, '');
  return base === '' ? undefined : base;
}

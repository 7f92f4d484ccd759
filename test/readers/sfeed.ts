// sfeed: a small parser in C, and a shell script over curl. It keeps its items as lines of text.
import { mkdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Item, type Reader, type Subscription, toTitle } from './reader.ts';
import { run } from './run.ts';

/** What its README offers to those who want conditional requests. */
const FETCH_WITH_ETAGS = `fetch() {
  etag="$HOME/.sfeed/etags/$(basename "$3")"
  curl -L --max-redirs 0 -H "User-Agent:" -f -s -m 15 --compressed \\
    --etag-save "\${etag}" --etag-compare "\${etag}" -z "\${etag}" "$2" 2>/dev/null
}
`;

const HOUR = 3600;

export const sfeed: Reader = {
  name: 'sfeed',
  // It only recommends curl, and fetches nothing without it.
  packages: ['sfeed', 'curl'],
  probe: ['sh', '-c', 'command -v sfeed && command -v sfeed_update && command -v curl'],
  statuses: [200, 200, 200],
  // It tells items apart by id, title and link together.
  rename: (before, after) => [before, after],
  // It shows the first author alone, no date but the first, and no tag twice.
  expose: (article, format) => ({
    id: article.id,
    title: format === 'atom' ? toAtomTitle(article.headline) : toTitle(article, format),
    link: article.link,
    published: article.published,
    authors: article.authors.slice(0, 1),
    tags: article.tags,
    content: article.html,
  }),
  subscribe: (home, url) => subscribe(home, url, ''),
};

/** sfeed as those set it up who mind the servers. */
export const sfeedWithEtags: Reader = {
  ...sfeed,
  name: 'sfeed with ETags',
  statuses: [200, 304, 304],
  subscribe: (home, url) => subscribe(home, url, FETCH_WITH_ETAGS),
};

/** It takes a title of `type="html"`, which Atom gives to those that look like markup, for text. */
function toAtomTitle(title: string): string {
  if (!/[<&]/.test(title)) return title;
  return title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

async function subscribe(home: string, url: string, fetch: string): Promise<Subscription> {
  await mkdir(path.join(home, '.sfeed/etags'), { recursive: true });
  await mkdir(path.join(home, '.sfeed/feeds'), { recursive: true });
  await writeFile(path.join(home, '.sfeed/feeds/feed'), '');
  const settings = `${fetch}feeds() {\n  feed feed '${url}'\n}\n`;
  await writeFile(path.join(home, '.sfeed/sfeedrc'), settings);
  const list = async (): Promise<readonly Item[]> => {
    const lines = await readFile(path.join(home, '.sfeed/feeds/feed'), 'utf8');
    return lines.split('\n').slice(0, -1).map(toItem);
  };
  return {
    poll: async () => {
      const before = new Set((await list()).map(({ id }) => id));
      await run(home, 'sfeed_update', []);
      await age(path.join(home, '.sfeed/etags/feed'));
      return (await list()).filter(({ id }) => !before.has(id));
    },
    list,
  };
}

/**
 * An hour passes. `curl -z` drops a document whose Last-Modified is not later than the file: a deploy
 * in the second of the poll before it would be lost, as nobody who polls by the hour would lose it.
 */
async function age(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found === null) return;
  const seconds = found.mtimeMs / 1000 - HOUR;
  await utimes(file, seconds, seconds);
}

/** The fields of sfeed(5), separated by tabs. */
function toItem(line: string): Item {
  const [time, title = '', link = '', content = '', , id = '', author = '', , tags = ''] =
    line.split('\t');
  return {
    id,
    title,
    link,
    published: Number(time),
    authors: [author],
    tags: tags === '' ? [] : tags.split('|'),
    content: content.replaceAll(/\\[nt\\]/g, (escaped) => ESCAPES.get(escaped) ?? escaped),
  };
}

const ESCAPES = new Map([
  ['\\n', '\n'],
  ['\\t', '\t'],
  ['\\\\', '\\'],
]);

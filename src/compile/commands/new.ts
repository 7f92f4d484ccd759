// `npm run new`: writes a new article that fits the settings, and opens nothing.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toContentFolder } from './folders.ts';
import { toNewArticle } from './new-article.ts';
import { readOptions } from './read-options.ts';
import { runCommand } from './run-command.ts';

const USAGE = `Usage: npm run new -- "Title" [options]

  --section NAME   one of the sections in site.yaml
  --tags A,B       tags, with commas between them
  --author A,B     authors of site.yaml; default: the default author
  --date DATE      like 2026-03-02 or 2026-03-02T09:00; default: now
  --slug NAME      the end of its address; default: made of the title
  --draft          checked, but never published
  --help           shows this text`;

const OPTIONS = {
  section: { type: 'string' },
  tags: { type: 'string', multiple: true },
  author: { type: 'string', multiple: true },
  date: { type: 'string' },
  slug: { type: 'string' },
  draft: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

await runCommand(create);

async function create(): Promise<number> {
  const { values, positionals } = readOptions(process.argv.slice(2), OPTIONS, USAGE);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [title = '', ...others] = positionals;
  if (others.length > 0) throw new Error(`Put the title in quotation marks.\n${USAGE}`);
  if (title.trim() === '') throw new Error(USAGE);
  const { folder, shown } = toContentFolder(process.env);
  const { section, date, slug, draft = false } = values;
  const [authors, tags] = [split(values.author), split(values.tags)];
  const article = { title, section, date, slug, draft, authors, tags };
  const { file, text } = toNewArticle(article, folder, shown, Math.floor(Date.now() / 1000));
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text, { flag: 'wx' });
  console.log(`Created ${path.join(shown, file)}`);
  return 0;
}

function split(lists: readonly string[] = []): readonly string[] {
  const names = lists.flatMap((list) => list.split(',')).map((name) => name.trim());
  return names.filter((name) => name !== '');
}

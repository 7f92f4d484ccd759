// `npm run new`: writes a new article that fits the settings, and opens nothing.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Usage, UsageFault } from './command-line.ts';
import { findContentFolder } from './folders.ts';
import { toNewArticle } from './new-article.ts';
import { runCommand } from './run-command.ts';

const USAGE: Usage = {
  command: 'npm run new',
  argument: '"Title"',
  about:
    'Writes an article that fits site.yaml into the content folder (CONTENT_DIR, else content).',
  options: {
    section: { sample: 'web', meaning: 'one of the sections in site.yaml' },
    tags: { sample: 'A,B', meaning: 'tags, with commas between them' },
    author: {
      sample: 'ada',
      meaning: 'authors, with commas between them; else the default author',
    },
    date: { sample: '2026-03-02T09:00', meaning: 'when it becomes visible; else now' },
    slug: { sample: 'my-article', meaning: 'the end of its address; else made of the title' },
    note: { meaning: 'what is given is the text of a note, which has no title' },
    draft: { meaning: 'checked, but never published' },
  },
};

await runCommand(USAGE, async ({ options, argument }) => {
  const written = argument?.trim() ?? '';
  const isNote = options.has('note');
  if (written === '') {
    const what = isNote ? 'text of the note' : 'title';
    throw new UsageFault(`the ${what} is missing; ${USAGE.command} -- --help`);
  }
  const { folder, shown } = findContentFolder(process.env);
  const article = {
    ...(isNote ? { title: null, body: written } : { title: written, body: null }),
    section: options.get('section'),
    date: options.get('date'),
    slug: options.get('slug'),
    draft: options.has('draft'),
    authors: split(options.get('author')),
    tags: split(options.get('tags')),
  };
  const { file, text } = toNewArticle(article, folder, shown, Math.floor(Date.now() / 1000));
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text, { flag: 'wx' });
  console.log(`Created ${path.join(shown, file)}`);
  return 0;
});

function split(list = ''): readonly string[] {
  const names = list.split(',').map((name) => name.trim());
  return names.filter((name) => name !== '');
}

// A small publication with all kinds of feeds, for the tests of what is pushed.
import type { Files } from './worker.ts';

/** The settings, with further lines. */
export function toSettings(hub: string | null, more = ''): string {
  return `title: The Mudlark
description: Finds from the foreshore.
url: https://mudlark.example.net
language: en
zone: UTC
authority: "mudlark.example.net,2026"
founded: 2026-01-01
sections:
  finds: { title: Finds }
  tides: { title: Tides }
authors:
  ines: { name: Ines }
  tom: { name: Tom }
${hub === null ? '' : `hub: ${hub}\n`}${more}`;
}

/** An article; a name is that of its file without `.md`. */
export function toArticle(
  name: string,
  date: string,
  { title = name, tags = '', section = 'finds', author = 'ines', text = 'Low water.' } = {},
): Files {
  const head = `title: ${title}\ndate: ${date}\nauthors: ${author}\nsection: ${section}\n`;
  return { [`articles/${name}.md`]: `---\n${head}tags: [${tags}]\n---\n${text}\n` };
}

/** The addresses of feeds in all formats, sorted; paths without an ending slash, the main one is ''. */
export function toTopics(origin: string, ...paths: string[]): string[] {
  return paths
    .flatMap((path) =>
      ['rss.xml', 'atom.xml', 'feed.json'].map((file) => `${origin}${path}/${file}`),
    )
    .sort();
}

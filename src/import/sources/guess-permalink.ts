// How the addresses of posts were made, where no settings say it: links between posts tell.
import { readFileName } from './post-file.ts';

/** A post as it is written, front matter included. */
export type LinkedPost = { readonly file: string; readonly text: string };

/** What links between posts tell. */
export type Guess = { readonly permalink: string; readonly links: number };

/** Fewer links are chance. */
const LEAST = 3;

/** The target of a link of Markdown or HTML: a path, or an address. */
const TARGET = /(?:\]\(|href=["'])((?:https?:\/\/|\/)[^\s"'()<>?#]+)/gu;

const DATE = /^(?:date|pubDate|pubDatetime|published)["']?: *["']?(\d{4})-(\d\d)-(\d\d)/mu;

/** The pattern of most links that lead to a post's name; null where few do, or where they differ. */
export function guessPermalink(posts: readonly LinkedPost[], origin: string): Guess | null {
  const dates = new Map(
    posts.map(({ file, text }) => [readFileName(file).name, readDate(file, text)] as const),
  );
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  for (const { text } of posts) {
    for (const [, target = ''] of text.matchAll(TARGET)) {
      const path = toOwnPath(target, origin);
      const pattern = path === null || seen.has(path) ? null : toPattern(path, dates);
      if (path === null || pattern === null) continue;
      seen.add(path);
      counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
    }
  }
  const [most, ...others] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (most === undefined) return null;
  const [permalink, links] = most;
  const rest = others.reduce((sum, [, number]) => sum + number, 0);
  return links >= LEAST && links > rest ? { permalink, links } : null;
}

function toOwnPath(target: string, origin: string): string | null {
  if (target.startsWith('/')) return target.startsWith('//') ? null : target;
  return origin !== '' && target.startsWith(`${origin}/`) ? target.slice(origin.length) : null;
}

function readDate(file: string, text: string): readonly string[] {
  const [, ...parts] = DATE.exec(text) ?? [];
  if (parts.length > 0) return parts;
  return (readFileName(file).date?.split('-') ?? []).map((part) => part.padStart(2, '0'));
}

/** `/:year/:title/` of `/2024/hello/`, where a post of 2024 is called `hello`. */
function toPattern(path: string, dates: ReadonlyMap<string, readonly string[]>): string | null {
  const end = path.endsWith('.html') ? '.html' : '/';
  const before = (path.endsWith(end) ? path.slice(0, -end.length) : path).split('/');
  const name = before.pop() ?? '';
  const date = dates.get(name);
  if (date === undefined) return null;
  const [year, month, day] = date;
  const steps = before.map((step, at, all) => {
    if (step === year) return ':year';
    if (step === month && all[at - 1] === year) return ':month';
    return step === day && all[at - 1] === month && all[at - 2] === year ? ':day' : step;
  });
  return `${steps.join('/')}/:title${end}`;
}

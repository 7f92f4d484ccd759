// All posts of a source.
import type { Note, Post } from './post.ts';

/** Reads to the end; a source that breaks off gives what came before. */
export async function collect(
  posts: AsyncIterable<Post>,
  place: string,
  note: (note: Note) => void,
): Promise<readonly Post[]> {
  const all: Post[] = [];
  try {
    for await (const post of posts) all.push(post);
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : String(fault);
    note({
      rule: 'truncated-source',
      place,
      message: `${message}; ${all.length} posts were read before`,
    });
  }
  return all;
}

// All that a source gives of a place, and what it tells.
import type { Note, Post, Publication, Source } from '../../src/import/post.ts';

export type Read = {
  readonly publication: Publication;
  readonly posts: readonly Post[];
  /** `rule place: message` */
  readonly notes: readonly string[];
};

export async function readSource(source: Source, place: string): Promise<Read> {
  const notes: string[] = [];
  const tell = ({ rule, place: at, message }: Note): void => {
    notes.push(`${rule} ${at}: ${message}`);
  };
  const { publication, posts } = await source.read(place, tell);
  const all: Post[] = [];
  for await (const post of posts) all.push(post);
  return { publication, posts: all, notes };
}

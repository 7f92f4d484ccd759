// The HTML of one post, converted; a fault is told and ends nothing.
import { attempt } from '../attempt.ts';
import type { Converted, HtmlBody } from '../conversion.ts';
import type { Note } from '../post.ts';
import { toMarkdown } from './to-markdown.ts';

export function convert({ html, base, place }: HtmlBody): Converted {
  const notes: Note[] = [];
  const note = (one: Note): void => {
    notes.push(one);
  };
  const markdown = attempt(place, note, () => toMarkdown(html, base, note, place));
  return { markdown, notes };
}

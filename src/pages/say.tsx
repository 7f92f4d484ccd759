// A message with elements in the places of its placeholders.
import type { Child } from 'hono/jsx';
import type { Key, Placeholders } from '../messages/english.ts';
import { splitMessage } from '../messages/say.ts';
import type { PageWords } from './words.ts';

type SayProps<K extends Key> = {
  readonly words: PageWords;
  readonly of: K;
  readonly parts: { readonly [name in Placeholders<K>]: Child };
  /** Where what is around, or in the places, may be of another language. */
  readonly marked?: boolean;
};

export function Say<K extends Key>({ words, of, parts, marked = false }: SayProps<K>) {
  const places: { readonly [name: string]: Child } = parts;
  return (
    <>
      {splitMessage(words, of, {}).map((part) => {
        if (typeof part !== 'string') return places[part.name];
        return marked ? <Marked words={words} text={part} /> : part;
      })}
    </>
  );
}

/** Spaces around a text are no words. */
function Marked({ words, text }: { words: PageWords; text: string }) {
  const inner = text.trim();
  const [before, after] = inner === '' ? [text, ''] : text.split(inner);
  return (
    <>
      {before}
      {inner === '' ? null : <span {...words.mark}>{inner}</span>}
      {after}
    </>
  );
}

// What site.yaml says of a podcast, and front matter of an episode.
import * as v from 'valibot';
import { quote, toHint } from '../diagnostics/hints.ts';
import { duration, flag, line, several, whole, word } from './fields.ts';
import { CATEGORY_NAMES, findCategory } from './podcast-categories.ts';
import { either, isText, keys } from './shape.ts';

const email = v.pipe(
  v.string(),
  v.check(
    (text) => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/u.test(text),
    ({ input }) => `must be an e-mail address, got ${quote(input)}`,
  ),
);

const category = v.pipe(
  v.string(),
  v.metadata({ enum: [...CATEGORY_NAMES] }),
  v.check(
    (text) => findCategory(text) !== null,
    ({ input }) => `${quote(input)} is no category of podcasts; ${toHint(input, CATEGORY_NAMES)}`,
  ),
);

const guid = v.pipe(
  v.string(),
  v.check(
    (text) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(text),
    ({ input }) => `must be a UUID, got ${quote(input)}`,
  ),
);

export const show = keys({
  author: v.optional(line()),
  email: v.optional(email),
  image: v.optional(line()),
  category: v.optional(category),
  explicit: v.optional(flag()),
  type: v.optional(word(['episodic', 'serial'])),
  hosts: v.optional(several(line(), 'author')),
  medium: v.optional(word(['podcast', 'video', 'music', 'audiobook'])),
  locked: v.optional(flag()),
  guid: v.optional(guid),
  txt: v.optional(
    v.array(keys({ purpose: v.optional(line()), text: line() }), '[{purpose: …, text: …}]'),
  ),
});

export const episode = keys({
  season: v.optional(whole(1, 9999)),
  episode: v.optional(whole(1, 999_999)),
  episodeType: v.optional(word(['full', 'trailer', 'bonus'])),
  explicit: v.optional(flag()),
  transcript: v.optional(either(line(), several(line(), 'file'), isText)),
  chapters: v.optional(line()),
  duration: v.optional(duration()),
});

// Videos, posts and gists that a template embeds, as links to where they are.
import { type Arguments, readArguments } from './tags.ts';
import { writeLink } from './writing.ts';

type Embed = { readonly text: string; readonly toUrl: (id: string, more: Arguments) => string };

const YOUTUBE: Embed = {
  text: 'Video on YouTube',
  toUrl: (id) => `https://www.youtube.com/watch?v=${id}`,
};
const POST: Embed = {
  text: 'Post on X',
  toUrl: (id, { named }) => `https://x.com/${named.get('user') ?? 'i'}/status/${id}`,
};

/** By names in lower case without hyphens. */
const EMBEDS: Readonly<Record<string, Embed>> = {
  ...{ youtube: YOUTUBE, youtubeembed: YOUTUBE, liteyoutube: YOUTUBE, youtubeplayer: YOUTUBE },
  vimeo: { text: 'Video on Vimeo', toUrl: (id) => `https://vimeo.com/${id}` },
  ...{ tweet: POST, x: POST, twitter: POST, tweetembed: POST },
  instagram: { text: 'Post on Instagram', toUrl: (id) => `https://www.instagram.com/p/${id}/` },
  gist: {
    text: 'Gist on GitHub',
    toUrl: (id, { listed }) => `https://gist.github.com/${[id, ...listed.slice(1, 2)].join('/')}`,
  },
  speakerdeck: { text: 'Slides', toUrl: (id) => `https://speakerdeck.com/player/${id}` },
  codepen: { text: 'Pen on CodePen', toUrl: (id) => `https://codepen.io/i/pen/${id}` },
  asciinema: { text: 'Recording on asciinema', toUrl: (id) => `https://asciinema.org/a/${id}` },
};

/** The link for a tag of this name; null where it says not enough. */
export function writeEmbed(name: string, options: string): string | null {
  const key = name.toLowerCase().replace(/[-_]/gu, '');
  const embed = Object.hasOwn(EMBEDS, key) ? EMBEDS[key] : undefined;
  if (embed === undefined) return null;
  const given = readArguments(options);
  const { named, listed } = given;
  const address = named.get('url') ?? named.get('src');
  const names = ['id', 'videoid', 'video', 'v', 'youtubeid', 'tweetid', 'code', 'key', 'gist'];
  const id = names.map((one) => named.get(one)).find((one) => one !== undefined) ?? listed[0];
  const url = [address, id].find((one) => one !== undefined && /^https?:\/\//u.test(one));
  if (url !== undefined) return writeLink(embed.text, url);
  if (id === undefined || !/^[\w./-]+$/u.test(id)) return null;
  return writeLink(embed.text, embed.toUrl(id, given));
}

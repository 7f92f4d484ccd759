// Audio and video among files: by the ends of their names, which is all that an address tells.

/** Ends of names in lower case. A test compares them with the rules for assets in wrangler.toml. */
export const PLAYABLE_EXTENSIONS = [
  ...['aac', 'flac', 'm4a', 'm4b', 'm4v', 'mkv', 'mov', 'mp3', 'mp4'],
  ...['oga', 'ogg', 'ogv', 'opus', 'wav', 'weba', 'webm'],
] as const;

const PLAYABLE = new RegExp(`\\.(?:${PLAYABLE_EXTENSIONS.join('|')})$`, 'i');

/** Whether a file of this name is audio or video that browsers or podcast apps may play. */
export function isPlayable(name: string): boolean {
  return PLAYABLE.test(name);
}

// Audio and video: among files by the ends of their names, which is all that an address tells, and among
// attachments by their media types.

/**
 * Media types by the ends of names, in lower case. Files of these names are answered by the Worker, which can
 * send a part of one: a test compares them with the rules for assets in wrangler.toml.
 */
export const PLAYABLE_TYPES: ReadonlyMap<string, string> = new Map([
  ['aac', 'audio/aac'],
  ['flac', 'audio/x-flac'],
  ['m4a', 'audio/mp4'],
  ['m4b', 'audio/mp4'],
  ['m4v', 'video/x-m4v'],
  ['mkv', 'video/x-matroska'],
  ['mov', 'video/quicktime'],
  ['mp3', 'audio/mpeg'],
  ['mp4', 'video/mp4'],
  ['oga', 'audio/ogg'],
  ['ogg', 'audio/ogg'],
  ['ogv', 'video/ogg'],
  ['opus', 'audio/ogg'],
  ['wav', 'audio/wav'],
  ['weba', 'audio/webm'],
  ['webm', 'video/webm'],
]);

/** The media type of a file that browsers or podcast apps may play; null for any other. */
export function toPlayableType(name: string): string | null {
  return PLAYABLE_TYPES.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) ?? null;
}

/** Whether an attachment is audio or video: players, enclosures and what a page may load go by it. */
export function isPlayed({ type }: { readonly type: string }): boolean {
  return /^(?:audio|video)\//.test(type);
}

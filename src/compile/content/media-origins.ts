// Other sites whose audio and video a page plays, as its policy names them.

/** Each once. A page over https plays nothing over http. */
export function toForeignOrigins(urls: readonly string[], own: string): readonly string[] {
  const origins = urls.map((url) => new URL(url).origin);
  return [...new Set(origins)].filter((one) => one !== own && one.startsWith('https:')).toSorted();
}

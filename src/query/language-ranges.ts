// Language ranges: what a reader asks for in `lang=` (RFC 4647, basic filtering).

/** The languages that a range names: itself, and itself followed by `-` (RFC 4647 §3.3.1). */
export function toLanguageIds(
  ranges: readonly string[],
  languages: readonly string[],
): readonly number[] {
  return languages.flatMap((language, id) => {
    const tag = language.toLowerCase();
    return ranges.some((range) => tag === range || tag.startsWith(`${range}-`)) ? [id] : [];
  });
}

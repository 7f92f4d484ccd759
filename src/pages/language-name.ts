// What a language is called in itself, as its readers look for it.

/** `Deutsch`; the tag (BCP 47) where it has no name. */
export function toLanguageName(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}

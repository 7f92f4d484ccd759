// Plain text, cut where a word of its language ends.

const segmenters = new Map<string, Intl.Segmenter>();

/** The text in fewer than `length` UTF-16 code units; `language` is BCP 47. */
export function shorten(text: string, language: string, length: number): string {
  if (text.length < length) return text;
  const segments = toWordSegmenter(language).segment(text.slice(0, length * 2));
  const end = segments.containing(length - 2)?.index ?? 0;
  const cut = end > 0 ? text.slice(0, end) : [...text].slice(0, length / 2 - 1).join('');
  return `${cut.trimEnd()}…`;
}

/** Of one language (BCP 47); they are slow to make. */
export function toWordSegmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  return segmenter;
}

// Every rule an editor can break: how grave it is and what it means.
import type { Diagnostic, Severity } from './diagnostic.ts';

type RuleFacts = {
  readonly severity: Severity;
  readonly meaning: string;
  /** Whether a message that is the same for many files is said once, with their number. */
  readonly once?: true;
};

/** Rule ids with their severity and meaning; a test holds a pair of fixtures for each. */
export const RULES = {
  'bad-anchor': { severity: 'warning', meaning: 'an id that is already used or contains spaces' },
  'bad-date': { severity: 'error', meaning: 'a date that does not exist or cannot be read' },
  'bad-formula': { severity: 'warning', meaning: 'TeX that cannot be shown as a formula' },
  'bad-link': { severity: 'warning', meaning: 'a link that is not a valid URL' },
  'bad-lock': { severity: 'warning', meaning: 'a line of published.lock that cannot be read' },
  'bad-path': {
    severity: 'error',
    meaning: 'a path that is outside the content folder or cannot be read',
  },
  'bad-slug': { severity: 'error', meaning: 'a file name that is not a valid slug' },
  'bad-source': {
    severity: 'error',
    meaning: 'an image, video or audio whose URL is not valid',
  },
  'bad-style': {
    severity: 'warning',
    meaning: 'something in custom.css that browsers leave out or do not load',
  },
  'bad-tag': { severity: 'error', meaning: 'a tag that cannot be used in a URL' },
  'bad-translation': {
    severity: 'error',
    meaning: 'a translation of no article, or of one in the same language',
  },
  'bad-value': { severity: 'error', meaning: 'a value of the right type that is not allowed' },
  'bad-yaml': { severity: 'error', meaning: 'invalid YAML' },
  'broken-character': {
    severity: 'warning',
    meaning: 'a character that could not be read when the text was made',
  },
  'conflict-marker': { severity: 'error', meaning: 'a merge conflict that is not resolved' },
  'date-order': { severity: 'error', meaning: 'dates in the wrong order or in the future' },
  'doubled-time': {
    severity: 'warning',
    meaning: 'a local time that occurs twice in the time zone',
  },
  'dropped-attribute': { severity: 'warning', meaning: 'an attribute that is not allowed' },
  'dropped-character': {
    severity: 'warning',
    meaning: 'a character in a text that is not allowed in XML or HTML',
  },
  'dropped-element': { severity: 'warning', meaning: 'HTML that is not allowed' },
  'dropped-link': { severity: 'warning', meaning: 'a URL scheme that is not allowed' },
  'duplicate-alias': { severity: 'error', meaning: 'an alias that is used twice' },
  'duplicate-id': { severity: 'error', meaning: 'an id that is used by two articles' },
  'duplicate-name': {
    severity: 'error',
    meaning: 'two file names that differ only in Unicode form',
  },
  'duplicate-slug': { severity: 'error', meaning: 'a slug that is used by two articles' },
  'duplicate-tag': { severity: 'warning', meaning: 'a tag that is listed twice' },
  'empty-body': { severity: 'error', meaning: 'an article without text or media' },
  'file-date': { severity: 'warning', meaning: 'a date that is not the one in the file name' },
  'file-too-large': { severity: 'error', meaning: 'a file that is larger than Cloudflare allows' },
  'forbidden-character': {
    severity: 'error',
    meaning: 'a character in settings or front matter that is not allowed in XML or HTML',
  },
  'link-to-draft': { severity: 'warning', meaning: 'a link to a draft' },
  'lost-address': {
    severity: 'warning',
    meaning: 'an article of the last release whose address nothing answers; no release is made',
  },
  'lost-id': {
    severity: 'warning',
    meaning: 'an article of the last release with another id; no release is made',
  },
  'low-contrast': {
    severity: 'error',
    meaning: 'a colour in which text is hard to read (WCAG 2.2, 1.4.3)',
  },
  'missing-file': { severity: 'error', meaning: 'a file that does not exist' },
  'missing-key': { severity: 'error', meaning: 'a required key that is missing' },
  'missing-title': {
    severity: 'warning',
    meaning: 'an article without a title that does not look like a note',
  },
  'no-front-matter': { severity: 'error', meaning: 'an article without front matter' },
  'not-utf8': { severity: 'error', meaning: 'a file that is not UTF-8' },
  'podcast-refused': {
    severity: 'warning',
    meaning: 'what directories and apps of podcasts refuse',
  },
  'second-title': {
    severity: 'warning',
    meaning: 'a first-level heading in a text: the title is one',
  },
  'similar-tag': {
    severity: 'warning',
    meaning: 'a tag of one article that differs by a letter from one of others',
  },
  'skipped-time': {
    severity: 'warning',
    meaning: 'a local time that does not exist in the time zone',
  },
  'stray-file': { severity: 'warning', meaning: 'a file that is not used' },
  'template-mark': {
    severity: 'warning',
    meaning: 'a template, shortcode or directive, which is shown as text',
  },
  'too-complex': {
    severity: 'error',
    meaning: 'text that takes too long to render or becomes too large',
  },
  'too-deep': { severity: 'error', meaning: 'text that is nested too deeply' },
  'unclosed-code': { severity: 'warning', meaning: 'a code block that is not closed' },
  'unclosed-comment': { severity: 'warning', meaning: 'a comment that is not closed' },
  'unknown-address': {
    severity: 'warning',
    meaning: 'a link to a path at which there is nothing',
  },
  'unknown-anchor': {
    severity: 'warning',
    meaning: 'a link to a heading or id that does not exist',
  },
  'unknown-author': { severity: 'error', meaning: 'an author that is not in site.yaml' },
  'unknown-key': { severity: 'error', meaning: 'a key that does not exist' },
  'unknown-reference': {
    severity: 'warning',
    meaning: 'a reference to a footnote or link that is not defined',
  },
  'unknown-section': { severity: 'error', meaning: 'a section that is not in site.yaml' },
  'unknown-tag': {
    severity: 'error',
    meaning: 'a tag that is not in site.yaml, with "only: true"',
  },
  'unknown-target': { severity: 'warning', meaning: 'a redirect to a page that does not exist' },
  'unreachable-hub': { severity: 'warning', meaning: 'a hub that the Worker cannot reach' },
  'unreadable-image': { severity: 'warning', meaning: 'an image whose size cannot be read' },
  'unreadable-media': {
    severity: 'warning',
    meaning: 'an audio or video file whose duration cannot be read',
  },
  'unused-footnote': { severity: 'warning', meaning: 'a footnote without a reference' },
  'unused-key': {
    severity: 'warning',
    meaning: 'a front matter key without a meaning; reported once for all files',
    once: true,
  },
  'wrong-type': { severity: 'error', meaning: 'a value of the wrong type' },
} as const satisfies Readonly<Record<string, RuleFacts>>;

export type Rule = keyof typeof RULES;

/** Errors that concern one link or one file of an article: without it, the rest can be published. */
const LENIENT: ReadonlySet<Rule> = new Set(['bad-path', 'bad-source', 'missing-file']);

/** How grave it is where an article breaks a rule; `isLenient` where it is to be published if it can be. */
export function toSeverity(rule: Rule, isLenient: boolean): Severity {
  return isLenient && LENIENT.has(rule) ? 'warning' : RULES[rule].severity;
}

/** A point in a file, both 1-based. */
export type Place = { readonly line: number; readonly column: number };

/** Takes note of a problem in one file. */
export type Report = (rule: Rule, place: Place, message: string) => void;

/** The beginning of a file, for problems of the file as a whole. */
export const FILE_START: Place = { line: 1, column: 1 };

/** A Report that appends to `sink` what is wrong with `file` (path as shown to the editor). */
export function reportInto(sink: Diagnostic[], file: string, isLenient = false): Report {
  return (rule, place, message) => {
    const { line, column } = place;
    sink.push({ file, line, column, severity: toSeverity(rule, isLenient), rule, message });
  };
}

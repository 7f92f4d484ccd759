// Every rule an editor can break: how grave it is and what it means.
import type { Diagnostic, Severity } from './diagnostic.ts';

type RuleFacts = { readonly severity: Severity; readonly meaning: string };

/** Rule ids with their severity and meaning; a test holds a pair of fixtures for each. */
export const RULES = {
  'bad-anchor': { severity: 'warning', meaning: 'an id that is taken, or has a space' },
  'bad-date': { severity: 'error', meaning: 'a date that does not exist or cannot be read' },
  'bad-link': { severity: 'error', meaning: 'a link that no URL can be made of' },
  'bad-path': {
    severity: 'error',
    meaning: 'a path that leaves the content folder, or cannot be read',
  },
  'bad-slug': { severity: 'error', meaning: 'a file name that makes no slug' },
  'bad-tag': { severity: 'error', meaning: 'a tag that cannot stand in a URL' },
  'bad-value': { severity: 'error', meaning: 'a value of the right type that is not allowed' },
  'bad-yaml': { severity: 'error', meaning: 'text that is not YAML' },
  'date-order': { severity: 'error', meaning: 'dates that contradict each other or the clock' },
  'doubled-time': { severity: 'warning', meaning: 'a local time the zone has twice' },
  'dropped-attribute': { severity: 'warning', meaning: 'an attribute that is not published' },
  'dropped-element': { severity: 'warning', meaning: 'HTML that is not published' },
  'dropped-link': { severity: 'warning', meaning: 'an address of a kind that is not published' },
  'duplicate-alias': { severity: 'error', meaning: 'an alias that leads to two places' },
  'duplicate-id': { severity: 'error', meaning: 'an id that two articles have' },
  'duplicate-name': { severity: 'error', meaning: 'files whose names are the same to links' },
  'duplicate-slug': { severity: 'error', meaning: 'a slug that two articles have' },
  'duplicate-tag': { severity: 'warning', meaning: 'a tag that an article has twice' },
  'empty-body': { severity: 'error', meaning: 'an article with neither text nor media' },
  'file-too-large': { severity: 'error', meaning: 'a file larger than the platform serves' },
  'forbidden-character': { severity: 'error', meaning: 'a character that XML or HTML forbids' },
  'link-to-draft': { severity: 'warning', meaning: 'a link to an article that is not published' },
  'missing-file': { severity: 'error', meaning: 'a file that is not there' },
  'missing-key': { severity: 'error', meaning: 'a key that must be there' },
  'no-front-matter': { severity: 'error', meaning: 'an article without front matter' },
  'not-utf8': { severity: 'error', meaning: 'a file that is not UTF-8' },
  'skipped-time': { severity: 'warning', meaning: 'a local time the zone does not have' },
  'stray-file': { severity: 'warning', meaning: 'a file that nothing reads' },
  'too-complex': {
    severity: 'error',
    meaning: 'a text that would take too long, or grow too large',
  },
  'too-deep': { severity: 'error', meaning: 'a text nested deeper than parsers go' },
  'unclosed-comment': { severity: 'warning', meaning: 'a comment that swallows what follows' },
  'unknown-anchor': { severity: 'warning', meaning: 'a fragment that no heading or id has' },
  'unknown-author': { severity: 'error', meaning: 'an author that site.yaml does not name' },
  'unknown-key': { severity: 'error', meaning: 'a key that means nothing' },
  'unknown-section': { severity: 'error', meaning: 'a section that site.yaml does not name' },
  'unknown-tag': { severity: 'error', meaning: 'a tag outside the closed list of site.yaml' },
  'unknown-target': { severity: 'warning', meaning: 'a redirect that leads nowhere' },
  'unpinged-hub': { severity: 'warning', meaning: 'a hub that nobody tells what is new' },
  'unreadable-image': { severity: 'warning', meaning: 'an image whose size cannot be read' },
  'unused-footnote': { severity: 'warning', meaning: 'a footnote that nothing refers to' },
  'wrong-type': { severity: 'error', meaning: 'a list, a map or a text where another is needed' },
} as const satisfies Readonly<Record<string, RuleFacts>>;

export type Rule = keyof typeof RULES;

/** A point in a file, both 1-based. */
export type Place = { readonly line: number; readonly column: number };

/** Takes note of a problem in one file. */
export type Report = (rule: Rule, place: Place, message: string) => void;

/** The beginning of a file, for problems of the file as a whole. */
export const FILE_START: Place = { line: 1, column: 1 };

/** A Report that appends to `sink` what is wrong with `file` (path as shown to the editor). */
export function reportInto(sink: Diagnostic[], file: string): Report {
  return (rule, place, message) => {
    const { line, column } = place;
    sink.push({ file, line, column, severity: RULES[rule].severity, rule, message });
  };
}

// Authors, section and tags of an article: written names to the slugs of site.yaml.
import { toNameFault, toNormalForm } from '../../query/names.ts';
import { quote, toHint } from '../diagnostics/hints.ts';
import type { Place, Report, Rule } from '../diagnostics/rules.ts';
import type { Facts } from './settings.ts';
import type { NameTable } from './vocabulary.ts';
import type { ToPlace } from './yaml-places.ts';

/** A tag as an article has it: the slug (aliases resolved) and the name the editor wrote. */
export type WrittenTag = { readonly slug: string; readonly written: string };

/** Whether a tag is written by its own name, not by an alias. */
export function isTitle({ slug, written }: WrittenTag): boolean {
  return toNormalForm(written) === slug;
}

/** The slugs of the article's authors, in order and once each; unknown ones are reported. */
export function readAuthors(
  written: string | readonly string[] | undefined,
  facts: Facts,
  toPlace: ToPlace,
  report: Report,
): readonly string[] {
  const names = typeof written === 'string' ? [written] : (written ?? []);
  const slugs = names.map((name, index) => {
    const place = toPlace(typeof written === 'string' ? ['authors'] : ['authors', index]);
    return resolve(name, facts.authors, 'unknown-author', place, report);
  });
  return [...new Set(slugs.filter((slug) => slug !== null))];
}

/** The author of an article that names none; empty, with a diagnostic, when the site has no default. */
export function readDefaultAuthor(
  { authors, defaults }: Facts,
  toPlace: ToPlace,
  report: Report,
): readonly string[] {
  const author = defaults.get('author');
  if (author !== undefined) return [author];
  if (authors !== null) {
    const message =
      '"authors" is required, unless site.yaml has one author only or a default ("author: …")';
    report('missing-key', toPlace([]), message);
  }
  return [];
}

/** The slug of the article's section; null when it has none or, reported, an unknown one. */
export function readSection(
  written: string | undefined,
  facts: Facts,
  toPlace: ToPlace,
  report: Report,
): string | null {
  if (written === undefined) return null;
  return resolve(written, facts.sections, 'unknown-section', toPlace(['section']), report);
}

/** The article's tags in the editor's order and once each. */
export function readTags(
  written: string | readonly string[] | undefined,
  facts: Facts,
  toPlace: ToPlace,
  report: Report,
): readonly WrittenTag[] {
  const tags = new Map<string, WrittenTag>();
  const isText = typeof written === 'string';
  const names = isText ? [written].filter((name) => name !== '') : (written ?? []);
  for (const [index, name] of names.entries()) {
    const place = toPlace(isText ? ['tags'] : ['tags', index]);
    const slug = readTag(name, facts, place, report);
    if (slug === null) continue;
    const earlier = tags.get(slug);
    if (earlier) {
      const same = `same tag as ${quote(earlier.written)}`;
      report('duplicate-tag', place, `${quote(name)}: ${same}; delete one`);
    } else tags.set(slug, { slug, written: name.normalize('NFC') });
  }
  return [...tags.values()];
}

function readTag(name: string, facts: Facts, place: Place, report: Report): string | null {
  const normal = toNormalForm(name);
  const fault = toNameFault(normal);
  if (fault !== null) {
    report('bad-tag', place, `${quote(name)} ${fault}`);
    return null;
  }
  if (!facts.tags?.only) return facts.tags?.names.get(normal) ?? normal;
  return resolve(name, facts.tags.names, 'unknown-tag', place, report);
}

/** The slug of a name; null, with a diagnostic, for a name that is not in `names`. Without a table any name is taken. */
export function resolve(
  name: string,
  names: NameTable | null,
  rule: Rule,
  place: Place,
  report: Report,
): string | null {
  const normal = toNormalForm(name);
  if (names === null) return normal;
  const slug = names.get(normal);
  if (slug === undefined) report(rule, place, `${quote(name)}: ${toHint(normal, names.keys())}`);
  return slug ?? null;
}

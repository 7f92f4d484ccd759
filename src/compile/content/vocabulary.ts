// Sections, authors and tags by every name they have.
import type { Term } from '../../catalog/site.ts';
import { toNameFault, toNormalForm } from '../../query/names.ts';
import { quote } from '../diagnostics/hints.ts';
import type { Report, Rule } from '../diagnostics/rules.ts';
import type { ToPlace } from './yaml-places.ts';

/** Slugs by normal forms: of each name itself and of its aliases. */
export type NameTable = Pick<ReadonlyMap<string, string>, 'get' | 'keys'>;

type TermEntry = { readonly aliases?: readonly string[] | undefined };

/**
 * The names of one map of `site.yaml` and the normal forms of each entry's aliases. A key that is
 * not its own normal form, and an alias that is taken, are diagnostics.
 */
export function readNames(
  map: string,
  entries: Readonly<Record<string, TermEntry>>,
  toPlace: ToPlace,
  report: Report,
): { readonly names: NameTable; readonly aliases: ReadonlyMap<string, readonly string[]> } {
  const names = new Map<string, string>();
  for (const key of Object.keys(entries)) {
    const fault = toKeyFault(key, map);
    if (fault) report(fault.rule, toPlace([map, key], 'key'), fault.message);
    names.set(key, key);
  }
  const aliases = new Map<string, readonly string[]>();
  for (const [key, entry] of Object.entries(entries)) {
    const forms: string[] = [];
    for (const [index, written] of (entry.aliases ?? []).entries()) {
      const place = toPlace([map, key, 'aliases', index]);
      const alias = toNormalForm(written);
      const fault = toNameFault(alias);
      const owner = names.get(alias);
      if (fault !== null) report('bad-value', place, `${quote(written)} ${fault}`);
      else if (owner !== undefined) {
        report('duplicate-alias', place, `${quote(written)}: name already used by ${quote(owner)}`);
      } else {
        names.set(alias, key);
        forms.push(alias);
      }
    }
    aliases.set(key, forms);
  }
  return { names, aliases };
}

/** A Term of `site.yaml`. */
export function toTerm(
  slug: string,
  title: string,
  aliases: ReadonlyMap<string, readonly string[]>,
): Term {
  return { slug, title, aliases: aliases.get(slug) ?? [] };
}

function toKeyFault(
  key: string,
  map: string,
): { readonly rule: Rule; readonly message: string } | null {
  const normal = toNormalForm(key);
  const fault = toNameFault(normal);
  const rule = map === 'tags' && fault !== null ? 'bad-tag' : 'bad-value';
  if (fault !== null) return { rule, message: `${quote(key)} ${fault}` };
  if (normal === key) return null;
  return { rule, message: `${quote(key)}: write this key as ${quote(normal)}` };
}

type TagValue = string | (TermEntry & { readonly title?: string | undefined });

/** The tags of `site.yaml` without the flag `only`; a name alone (`nft:`) declares a tag too. */
export function readTagEntries(
  tags: Readonly<Record<string, TagValue>>,
  toPlace: ToPlace,
  report: Report,
): { readonly map: Readonly<Record<string, Exclude<TagValue, string>>>; readonly only: boolean } {
  const { only } = tags;
  const map = Object.entries(tags).flatMap(([name, entry]) => {
    if (typeof entry !== 'string') return [[name, entry] as const];
    if (name === 'only' && (entry === 'true' || entry === 'false')) return [];
    if (name !== 'only' && entry === '') return [[name, {}] as const];
    const wanted = name === 'only' ? 'true or false' : '`{title: …, aliases: […]}` or empty';
    report(
      'bad-value',
      toPlace(['tags', name]),
      `${quote(name)} must be ${wanted}, got ${quote(entry)}`,
    );
    return [];
  });
  return { map: Object.fromEntries(map), only: only === 'true' };
}

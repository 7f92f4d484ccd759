// Content negotiation by media type (RFC 9110 §12.5.1).

/** Something to offer: its own type, and other types that programs ask for and mean it. */
export type Offer = { readonly type: string; readonly aliases: readonly string[] };

type Range = { readonly type: string; readonly weight: number };

/** How closely a range names a type; the closest one decides (§12.5.1, precedence). */
const EXACT = 4;
const ALIAS = 3;
const SUBTYPES = 2;
const ANYTHING = 1;

/**
 * The offer that `field` prefers: by weight, then by how closely it is named, then in the order of
 * the offers. Null when nothing is acceptable; a weight of zero excludes.
 */
export function negotiate<T extends Offer>(field: string, offers: readonly T[]): T | null {
  const ranges = parseRanges(field);
  const ranked = offers
    .map((offer) => ({ offer, ...toRank(offer, ranges) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight || b.closeness - a.closeness);
  return ranked[0]?.offer ?? null;
}

/** Whether a field names Markdown itself, at whatever weight: hardly any does, so this is asked first. */
export function namesMarkdown(field: string | null): boolean {
  return field !== null && /(?:^|[\s,])text\/(?:x-)?markdown\s*(?:[;,]|$)/i.test(field);
}

/** Ranges with their weights; parameters other than `q` do not narrow them. */
function parseRanges(field: string): readonly Range[] {
  return field
    .split(',')
    .map((part) => {
      const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { type, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ type, weight }) => type.includes('/') && weight >= 0 && weight <= 1);
}

function toRank(
  offer: Offer,
  ranges: readonly Range[],
): { readonly weight: number; readonly closeness: number } {
  return ranges
    .map(({ type, weight }) => ({ weight, closeness: toCloseness(offer, type) }))
    .reduce((best, one) => (one.closeness > best.closeness ? one : best), {
      weight: 0,
      closeness: 0,
    });
}

function toCloseness({ type, aliases }: Offer, range: string): number {
  if (range === type) return EXACT;
  if (aliases.includes(range)) return ALIAS;
  if (range === `${type.split('/')[0]}/*`) return SUBTYPES;
  return range === '*/*' ? ANYTHING : 0;
}

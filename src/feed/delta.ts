// Deltas (RFC 3229 with the instance manipulation `feed`): from an old entity tag alone, which
// entries its holder lacks. Nothing is stored, so it holds across isolates and deploys.
import { FINGERPRINT_LENGTH } from '../catalog/catalog.ts';

/** An older state of a feed that a client holds. */
export type Base = {
  readonly etag: string;
  /** Fingerprints of the entries it had. */
  readonly held: ReadonlySet<string>;
};

const TAG = /^W\/"(?<k>[\w-]{8})\.[\w-]{8}\.(?<f>[\w-]*)"$/;

/**
 * The listed tag of the same kind of feed that shares most fingerprints with the current ones; null
 * where none shares any, and so where F is a hash.
 */
export function findBase(
  etags: readonly string[],
  k: string,
  fingerprints: readonly string[],
): Base | null {
  const bases = etags
    .map((etag) => ({ etag, held: new Set(toFingerprints(etag, k)) }))
    .map((base) => ({ ...base, shared: fingerprints.filter((one) => base.held.has(one)).length }))
    .filter(({ shared }) => shared > 0);
  return bases.toSorted((a, b) => b.shared - a.shared)[0] ?? null;
}

function toFingerprints(etag: string, k: string): readonly string[] {
  const parts = TAG.exec(etag)?.groups;
  const f = parts?.['f'] ?? '';
  if (parts?.['k'] !== k || f.length % FINGERPRINT_LENGTH !== 0) return [];
  return Array.from({ length: f.length / FINGERPRINT_LENGTH }, (_, index) =>
    f.slice(index * FINGERPRINT_LENGTH, (index + 1) * FINGERPRINT_LENGTH),
  );
}

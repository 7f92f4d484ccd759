// What the YAML parser lets pass but a feed or a schema cannot take.
import { type Document, isScalar, visit, type YAMLMap } from 'yaml';
import { findForbidden } from '../files/characters.ts';

// Valibot passes over keys that every object has.
const OWN_KEYS: ReadonlySet<unknown> = new Set(['__proto__', 'prototype', 'constructor']);

/**
 * Calls `found` with the offset of each text that has forbidden characters by way of escapes
 * (`"\x01"`); the raw ones are known already.
 */
export function checkScalars(
  document: Document,
  found: (offset: number, characters: string) => void,
): void {
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value !== 'string') return;
      const characters = findForbidden(scalar.value);
      if (characters.length > 0) found(scalar.range?.[0] ?? 0, characters.join(', '));
    },
  });
}

/** Calls `found` with the offset of each key that schemas pass over. */
export function checkKeys(document: Document, found: (offset: number, key: string) => void): void {
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && OWN_KEYS.has(key.value)) found(key.range?.[0] ?? 0, String(key.value));
    },
  });
}

/**
 * Composes all keys (NFC), in place, so that a name is one however it was typed. Calls `found` with the
 * offset of each key that its map then has twice.
 */
export function composeKeys(
  document: Document,
  found: (offset: number, key: string) => void,
): void {
  visit(document, {
    Map: (_, { items }: YAMLMap) => {
      const known = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key) || typeof key.value !== 'string') continue;
        const composed = key.value.normalize('NFC');
        if (known.has(composed)) found(key.range?.[0] ?? 0, composed);
        known.add(composed);
        key.value = composed;
      }
    },
  });
}

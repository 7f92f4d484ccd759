// Sets of articles by ascending number: what is in both, in either, in one alone.
import { MOST_WEIGHT, type Postings } from './postings.ts';

export const NONE: Postings = { numbers: new Uint32Array(), weights: new Uint8Array() };

export function intersect(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both = new Uint32Array(Math.min(a.length, b.length));
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left = 0, right = 0] = [a[i], b[j]];
    if (left === right) both[count++] = left;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return both.subarray(0, count);
}

/** What is in `a` and not in `b`. */
export function subtract(a: Uint32Array, b: Uint32Array): Uint32Array {
  const rest = new Uint32Array(a.length);
  let count = 0;
  let j = 0;
  for (const number of a) {
    while ((b[j] ?? number) < number) j++;
    if (b[j] !== number) rest[count++] = number;
  }
  return rest.subarray(0, count);
}

/** Each article once, with the sum of its weights. */
export function unite(a: Postings, b: Postings): Postings {
  if (a.numbers.length === 0) return b;
  const most = a.numbers.length + b.numbers.length;
  const numbers = new Uint32Array(most);
  const weights = new Uint8Array(most);
  let count = 0;
  for (let i = 0, j = 0; i < a.numbers.length || j < b.numbers.length; count++) {
    const left = a.numbers[i] ?? Number.POSITIVE_INFINITY;
    const right = b.numbers[j] ?? Number.POSITIVE_INFINITY;
    const weight =
      (left <= right ? (a.weights[i++] ?? 0) : 0) + (right <= left ? (b.weights[j++] ?? 0) : 0);
    numbers[count] = Math.min(left, right);
    weights[count] = Math.min(MOST_WEIGHT, weight);
  }
  return { numbers: numbers.subarray(0, count), weights: weights.subarray(0, count) };
}

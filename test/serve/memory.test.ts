// The memory of an isolate, against a plain list.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMemory } from '../../src/serve/memory.ts';

type Step = { readonly set: string; readonly size: number } | { readonly get: string };

const BOUND = 10;
const KEYS = ['a', 'b', 'c', 'd'];

describe('memory', () => {
  test.each<{ says: string; steps: readonly Step[]; kept: string }>([
    { says: 'keeps what fits exactly', steps: [set('a', 4), set('b', 6)], kept: 'ab' },
    { says: 'forgets the oldest', steps: [set('a', 4), set('b', 4), set('c', 4)], kept: 'bc' },
    {
      says: 'forgets as many as it must',
      steps: [set('a', 3), set('b', 3), set('c', 3), set('d', 9)],
      kept: 'd',
    },
    {
      says: 'keeps what was read lately',
      steps: [set('a', 4), set('b', 4), get('a'), set('c', 4)],
      kept: 'ac',
    },
    {
      says: 'takes a new value as a use',
      steps: [set('a', 4), set('b', 4), set('a', 4), set('c', 4)],
      kept: 'ac',
    },
    {
      says: 'counts a replaced value once',
      steps: [set('a', 6), set('a', 4), set('b', 6)],
      kept: 'ab',
    },
    {
      says: 'refuses what is larger than the bound',
      steps: [set('a', 4), set('b', 11)],
      kept: 'a',
    },
    {
      says: 'forgets a value replaced by too large a one',
      steps: [set('a', 4), set('a', 11)],
      kept: '',
    },
    { says: 'is not upset by a missing key', steps: [get('a'), set('b', 10)], kept: 'b' },
    { says: 'keeps values of no size', steps: [set('a', 0), set('b', 10)], kept: 'ab' },
  ])('$says', ({ steps, kept }) => {
    expect(run(steps)).toBe(kept);
  });

  test('gives the value last set', () => {
    const memory = createMemory<string>(BOUND);
    memory.set('a', 'old', 1);
    memory.set('a', 'new', 1);
    expect(memory.get('a')).toBe('new');
  });

  test('keeps what a plain list of the newest uses would', () => {
    const key = fc.constantFrom(...KEYS);
    const step = fc.oneof(
      fc.record({ get: key }),
      fc.record({ set: key, size: fc.nat(BOUND + 1) }),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        expect(run(steps)).toBe(runPlainly(steps));
      }),
    );
  });
});

function set(key: string, size: number): Step {
  return { set: key, size };
}

function get(key: string): Step {
  return { get: key };
}

/** The keys that memory still has after these steps. */
function run(steps: readonly Step[]): string {
  const memory = createMemory<true>(BOUND);
  for (const step of steps) {
    if ('get' in step) memory.get(step.get);
    else memory.set(step.set, true, step.size);
  }
  return KEYS.filter((key) => memory.get(key)).join('');
}

/** The same by the definition: the newest uses, as long as they fit. */
function runPlainly(steps: readonly Step[]): string {
  let uses: readonly { readonly key: string; readonly size: number }[] = [];
  for (const step of steps) {
    const key = 'get' in step ? step.get : step.set;
    const use = 'get' in step ? uses.find((other) => other.key === key) : { key, size: step.size };
    const others = uses.filter((other) => other.key !== key);
    uses = use === undefined || use.size > BOUND ? others : [...others, use];
    while (uses.reduce((sum, { size }) => sum + size, 0) > BOUND) uses = uses.slice(1);
  }
  return KEYS.filter((key) => uses.some((use) => use.key === key)).join('');
}

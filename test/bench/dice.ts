// Dice that fall the same way on every machine, and what is thrown with them.

/** Numbers in [0, 1), the same ones for the same seed (mulberry32). */
export type Dice = () => number;

export function createDice(seed: number): Dice {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of several, all as likely. Throws where there is none. */
export function pick<T>(dice: Dice, options: readonly T[]): T {
  const picked = options[Math.floor(dice() * options.length)];
  if (picked === undefined) throw new RangeError('nothing to pick from');
  return picked;
}

/** Whether something of this probability comes to pass. */
export function happens(dice: Dice, probability: number): boolean {
  return dice() < probability;
}

/** A number between two, each factor as likely: many small ones, few large ones. */
export function scale(dice: Dice, least: number, most: number): number {
  return least * (most / least) ** dice();
}

/** A throw for ranks from 0 on, of which rank `n` comes `1 / (n + 1)` as often as the first (Zipf). */
export function createZipf(ranks: number): (dice: Dice) => number {
  const sums: number[] = [];
  for (let rank = 0; rank < ranks; rank++) sums.push((sums.at(-1) ?? 0) + 1 / (rank + 1));
  const total = sums.at(-1) ?? 0;
  return (dice) => {
    const thrown = dice() * total;
    let low = 0;
    let high = ranks - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] ?? 0) <= thrown) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

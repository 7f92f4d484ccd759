// Chance from a seed, and the words that generated articles are made of: the same in every run.

/** Numbers in [0, 1), the same ones for the same seed (mulberry32). */
export type Dice = () => number;

const WORDS = `the of and to in a is for on with that as at by from this are was it be an exchange
market network protocol wallet ledger block token regulator custody liquidity reserve transaction
validator settlement price volume statement quarter report investigators confirmed announced added
declined asked published reviewed while because although before after under between café naïve
Zürich Łódź façade señor 東京 Москва Ελλάδα — € … “quoted” & <tags> 5 12 2026 40%`
  .replace('<tags>', '&lt;tags&gt;')
  .split(/\s+/);

export function createDice(seed: number): Dice {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function toWords(dice: Dice, count: number): string {
  return Array.from({ length: count }, () => pick(dice, WORDS)).join(' ');
}

export function pick(dice: Dice, choices: readonly string[]): string {
  return choices[Math.floor(dice() * choices.length)] ?? '';
}

// How many different clients there were, without a list of them: HyperLogLog (Flajolet et al., 2007). Of a digest only
// the number of a register (8 bits) and the rank of the rest (how many zeros it begins with, plus one) are kept. Every
// register is shared by one in 256 of all clients, so it names none.

/** More are more exact, and shared by fewer clients. With 256 the standard error is 6.5 %. */
export const REGISTERS = 256;

export type Observation = { readonly register: number; readonly rank: number };

/** Of a digest of at least five bytes. */
export function observe(digest: Uint8Array<ArrayBuffer>): Observation {
  const view = new DataView(digest.buffer, digest.byteOffset);
  return { register: view.getUint8(0), rank: Math.clz32(view.getUint32(1)) + 1 };
}

/** How many different digests were observed, given the highest rank of each register; rounded. */
export function estimate(observations: readonly Observation[]): number {
  const ranks = new Array<number>(REGISTERS).fill(0);
  for (const { register, rank } of observations) {
    ranks[register] = Math.max(ranks[register] ?? 0, rank);
  }
  const empty = ranks.filter((rank) => rank === 0).length;
  const bias = 0.7213 / (1 + 1.079 / REGISTERS);
  const raw = (bias * REGISTERS ** 2) / ranks.reduce((sum, rank) => sum + 2 ** -rank, 0);
  // While registers are empty, their number says it better (linear counting).
  const isSmall = raw <= 2.5 * REGISTERS && empty > 0;
  return Math.round(isSmall ? REGISTERS * Math.log(REGISTERS / empty) : raw);
}

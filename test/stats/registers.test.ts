// Estimates from registers: as exact as they are said to be, and from nothing that names a client.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { estimate, type Observation, observe, REGISTERS } from '../../src/stats/registers.ts';

function toObservation(client: number): Observation {
  return observe(new Uint8Array(createHash('sha256').update(`client ${client}`).digest()));
}

function toObservations(clients: number): readonly Observation[] {
  return Array.from({ length: clients }, (_, index) => toObservation(index));
}

describe('registers', () => {
  it.each([
    [0, 0],
    [1, 0],
    [10, 0.1],
    [100, 0.1],
    [640, 0.15],
    [5_000, 0.15],
    [100_000, 0.15],
  ])('tell %d clients, with an error of at most %d', (clients, error) => {
    const found = estimate(toObservations(clients));
    expect(found).toBeGreaterThanOrEqual(Math.floor(clients * (1 - error)));
    expect(found).toBeLessThanOrEqual(Math.ceil(clients * (1 + error)));
  });

  it('tell the same however often each client asks, and in whatever order', () => {
    const once = toObservations(300);
    expect(estimate([...once, ...once.toReversed(), ...once])).toBe(estimate(once));
  });

  it('are shared by many clients: of a digest, too little is left to find the client', () => {
    const all = toObservations(20_000);
    const kept = new Set(all.map(({ register, rank }) => `${register} ${rank}`));
    expect(new Set(all.map(({ register }) => register)).size).toBe(REGISTERS);
    expect(kept.size).toBeLessThan(all.length / 5);
  });

  it('take a rank even of zeros alone', () => {
    expect(observe(new Uint8Array(32))).toEqual({ register: 0, rank: 33 });
  });
});

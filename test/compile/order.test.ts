// Processes that carry out orders: one for many of them, as long as it takes little memory.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveOrder, startProgram } from '../../src/compile/commands/order.ts';
import { ROOT } from '../root.ts';

type Order = 'say' | 'fail' | 'exit';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** Starts a program that may take so many bytes of memory. */
async function startWith(most: number): Promise<ChildProcess> {
  const module = path.join(ROOT, 'src/compile/commands/order.ts');
  const program = path.join(folder, `${most}.mjs`);
  await writeFile(
    program,
    `import { takeOrders } from ${JSON.stringify(module)};
    takeOrders(async ({ what }) => {
      if (what === 'exit') process.exit(3);
      if (what === 'fail') throw new Error('the disk is full');
      return process.pid;
    }, ${most});`,
  );
  return startProgram(program);
}

const give = (program: ChildProcess, what: Order) => giveOrder<number>(program, { what });

describe('a process that takes orders', () => {
  it('carries out one after the other, and leaves nothing behind for each', async () => {
    const program = await startWith(2 ** 40);
    const { pid } = program;
    const listeners = () => ['message', 'exit', 'error'].map((name) => program.listenerCount(name));
    const before = listeners();
    for (let order = 0; order < 12; order++) {
      expect(await give(program, 'say')).toEqual({ result: pid, stays: true });
    }
    expect(listeners()).toEqual(before);
    program.disconnect();
    expect(await once(program, 'exit')).toEqual([0, null]);
  });

  it('says that it ends where it takes more memory than it may, and ends', async () => {
    const program = await startWith(0);
    const ended = once(program, 'exit');
    expect(await give(program, 'say')).toEqual({ result: program.pid, stays: false });
    expect(await ended).toEqual([0, null]);
  });

  it('is of no use after an order that failed, whose fault it tells', async () => {
    const program = await startWith(2 ** 40);
    const ended = once(program, 'exit');
    await expect(give(program, 'fail')).rejects.toThrow('the disk is full');
    await ended;
    expect(program.connected).toBe(false);
  });

  it('that ends in the middle of an order is an error', async () => {
    const program = await startWith(2 ** 40);
    await expect(give(program, 'exit')).rejects.toThrow('the process exited with code 3');
  });
});

// Processes of ours that carry out orders. What ends gives back all its memory.
import { type ChildProcess, fork } from 'node:child_process';

/** What such a process answers: what came of an order, or what went wrong. */
type Answer<Result> =
  | {
      readonly result: Result;
      /** Whether it takes another order. */
      readonly stays: boolean;
    }
  | { readonly fault: string };

/** Starts a program that calls `takeOrders`; it ends with the process that started it. */
export function startProgram(program: string, ...parameters: string[]): ChildProcess {
  const started = fork(program, parameters, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  // Whoever gives it an order hears of it; one that nobody asks may fail unheard.
  started.on('error', () => started.kill());
  return started;
}

/**
 * Resolves to what came of an order, and whether the process takes another one. Rejects, in words for a
 * person, where the process fails; it is of no use then.
 */
export async function giveOrder<Result>(
  program: ChildProcess,
  order: object,
): Promise<{ readonly result: Result; readonly stays: boolean }> {
  const { promise, resolve } = Promise.withResolvers<Answer<Result>>();
  const onMessage = (message: unknown): void => resolve(message as Answer<Result>);
  const onExit = (code: number | null, signal: string | null): void =>
    resolve({ fault: `the process exited with ${signal ?? `code ${code}`}` });
  const onError = ({ message }: Error): void => resolve({ fault: message });
  program.on('message', onMessage).on('exit', onExit).on('error', onError);
  program.send(order, (fault) => {
    if (fault !== null) onError(fault);
  });
  const answer = await promise;
  program.off('message', onMessage).off('exit', onExit).off('error', onError);
  if ('result' in answer) return answer;
  program.kill();
  throw new Error(answer.fault);
}

/**
 * Carries out the orders of the process that started this one, and answers each. Ends with that process,
 * and after an answer where this one takes more memory than `most` bytes.
 */
export function takeOrders<Order>(
  carryOut: (order: Order) => Promise<unknown>,
  most: number,
): void {
  // Nobody is there to be served where `npm start` has ended; files are written whole or not at all.
  process.once('disconnect', () => process.exit());
  process.on('message', async (order: Order) => {
    const answer = await toAnswer(carryOut(order), most);
    process.send?.(answer, () => {
      if (!('stays' in answer && answer.stays)) process.disconnect();
    });
  });
}

async function toAnswer(work: Promise<unknown>, most: number): Promise<Answer<unknown>> {
  try {
    const result = await work;
    return { result, stays: process.memoryUsage.rss() <= most };
  } catch (fault) {
    return { fault: fault instanceof Error ? fault.message : String(fault) };
  }
}

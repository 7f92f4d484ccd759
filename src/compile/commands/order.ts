// Processes of ours that carry out one order and end, which gives back all their memory.
import { type ChildProcess, fork } from 'node:child_process';

/** What such a process answers at its end: what came of it, or what went wrong. */
type Answer<Result> = { readonly result: Result } | { readonly fault: string };

/** Starts a program that calls `takeOrder`; it ends with the process that started it. */
export function startProgram(program: string): ChildProcess {
  const started = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  // Whoever gives it an order hears of it; one that nobody asks may fail unheard.
  started.on('error', () => started.kill());
  return started;
}

/** Resolves to what came of an order. Rejects, in words for a person, where the process fails. */
export async function giveOrder<Result>(program: ChildProcess, order: object): Promise<Result> {
  const answer = await new Promise<Answer<Result>>((resolve) => {
    program.once('message', (message) => resolve(message as Answer<Result>));
    program.once('exit', (code, signal) => {
      resolve({ fault: `the process exited with ${signal ?? `code ${code}`}` });
    });
    program.once('error', ({ message }) => resolve({ fault: message }));
    program.send(order, (fault) => {
      if (fault !== null) resolve({ fault: fault.message });
    });
  });
  if ('result' in answer) return answer.result;
  throw new Error(answer.fault);
}

/** Waits for the order of the process that started this one, carries it out, answers and ends. */
export function takeOrder<Order>(carryOut: (order: Order) => Promise<unknown>): void {
  // Nobody is there to be served where `npm start` has ended; files are written whole or not at all.
  process.once('disconnect', () => process.exit());
  process.once('message', async (order: Order) => {
    process.send?.(await toAnswer(carryOut(order)), () => process.disconnect());
  });
}

async function toAnswer(work: Promise<unknown>): Promise<Answer<unknown>> {
  try {
    return { result: await work };
  } catch (fault) {
    return { fault: fault instanceof Error ? fault.message : String(fault) };
  }
}

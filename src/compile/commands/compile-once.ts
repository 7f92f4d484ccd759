// A process that compiles once, for `npm start`: loaded beforehand, it waits for an order, and gives
// back all its memory when it ends.
import type { Outcome } from '../options.ts';
import { hashCompiler } from '../output/code.ts';
import type { Older } from '../output/write.ts';

/** What it has to do. */
export type CompileOrder = { readonly origin: string; readonly older: Older };

/** What it answers at its end: what was done, null after errors in the content; or what went wrong. */
export type Message = Pick<Outcome, 'done'> | { readonly fault: string };

// Before the code is loaded: what is saved meanwhile makes another hash.
const code = await hashCompiler();
const { runCompile } = await import('./run-compile.ts');

// Nobody is there to be served where `npm start` has ended; files are written whole or not at all.
process.once('disconnect', () => process.exit());

process.once('message', async (order: CompileOrder) => {
  const message = await carryOut(order);
  process.send?.(message, () => process.disconnect());
});

async function carryOut({ origin, older }: CompileOrder): Promise<Message> {
  try {
    const { done } = await runCompile(origin, older, code);
    return { done };
  } catch (fault) {
    return { fault: fault instanceof Error ? fault.message : String(fault) };
  }
}

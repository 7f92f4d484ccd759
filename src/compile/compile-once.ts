// A process that compiles once, for `npm start`: loaded beforehand, it waits for the origin, and gives
// back all its memory when it ends.
import { runCompile } from './run.ts';

/** What it tells at its end: what was done, null after errors in the content; or what went wrong. */
export type Report =
  | { readonly done: Awaited<ReturnType<typeof runCompile>>['done'] }
  | { readonly fault: string };

process.once('message', async (origin: string) => {
  const report = await toReport(origin);
  // Nobody is there to hear it where `npm start` has ended meanwhile.
  if (process.connected) process.send?.(report, () => process.disconnect());
});

async function toReport(origin: string): Promise<Report> {
  try {
    const { done } = await runCompile(origin, true);
    return { done };
  } catch (fault) {
    return { fault: fault instanceof Error ? fault.message : String(fault) };
  }
}

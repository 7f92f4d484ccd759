// How every command begins and ends: with its options, and with its exit code, a fault in one line.
import { type Given, readOptions, toHelp, type Usage, UsageFault } from './command-line.ts';

/** Of a command that was called wrongly; 1 is for what is wrong with the content, or went wrong. */
const MISUSED = 2;

/** Runs a command with the options of this process; a fault is printed in one line. */
export async function runCommand(
  usage: Usage,
  command: (given: Given) => Promise<number>,
): Promise<void> {
  await runToExitCode(async () => {
    const given = readOptions(usage, process.argv.slice(2));
    if (!given.options.has('help')) return await command(given);
    console.log(toHelp(usage));
    return 0;
  });
}

/** Runs what gives the exit code of this process; a fault is printed in one line. */
export async function runToExitCode(run: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await run();
  } catch (fault) {
    console.error(fault instanceof Error ? fault.message : fault);
    process.exitCode = fault instanceof UsageFault ? MISUSED : 1;
  }
}

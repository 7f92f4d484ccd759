// How every command begins and ends: with its options, and with its exit code, a fault in one line.
import { type Given, readOptions, toHelp, type Usage, UsageFault } from './command-line.ts';

/** Of a command that was called wrongly; 1 is for what is wrong with the content, or went wrong. */
const MISUSED = 2;

/** Runs a command with the options of this process; a fault is printed in one line. */
export async function runCommand(
  usage: Usage,
  command: (given: Given) => Promise<number>,
): Promise<void> {
  try {
    const given = readOptions(usage, process.argv.slice(2));
    if (given.options.has('help')) console.log(toHelp(usage));
    else process.exitCode = await command(given);
  } catch (fault) {
    console.error(fault instanceof Error ? fault.message : fault);
    process.exitCode = fault instanceof UsageFault ? MISUSED : 1;
  }
}

// How every command ends: with its exit code, a fault in one line.

/** Runs a command; a fault is printed in one line, and the exit code is 1. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (fault) {
    console.error(fault instanceof Error ? fault.message : fault);
    process.exitCode = 1;
  }
}

// Other processes of this machine.

/** Whether a process of that number runs; false for what is no such number. */
export function isAlive(pid: number): boolean {
  try {
    // Signal 0 asks, and throws where there is none.
    return Number.isInteger(pid) && pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

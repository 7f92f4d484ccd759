// What the push writes to the log while a test runs, in the place of the terminal.
import { afterEach, beforeEach, vi } from 'vitest';

/** Lines as `event message`, those of the running test alone. */
export function useLogLines(): string[] {
  const lines: string[] = [];
  beforeEach(() => {
    for (const method of ['warn', 'error'] as const) {
      vi.spyOn(console, method).mockImplementation((line) => {
        const { event, message } = JSON.parse(line);
        lines.push(`${event} ${message}`);
      });
    }
  });
  afterEach(() => {
    vi.restoreAllMocks();
    lines.length = 0;
  });
  return lines;
}

// Lines of the log, one JSON object each, so that Workers Logs and others find them by their members.

/** What may need somebody's attention, and how bad it is. docs/operating.md says what to do. */
export const EVENTS = {
  'stored-file-missing': 'error',
  'stored-file-corrupt': 'error',
  'kv-read-failed': 'warn',
  'kv-write-failed': 'warn',
  'count-failed': 'warn',
  'memory-fault': 'error',
  'push-failed': 'warn',
  'push-dropped': 'error',
  'push-without-state': 'warn',
  'push-fault': 'error',
  fault: 'error',
} as const satisfies { readonly [event: string]: 'warn' | 'error' };

export type LogEvent = keyof typeof EVENTS;

/** Writes a line: the event, a sentence for people, and whatever else helps to find the cause. */
export function log(
  event: LogEvent,
  message: string,
  more: { readonly [member: string]: string | number } = {},
): void {
  const line = JSON.stringify({ event, message, ...more });
  if (EVENTS[event] === 'warn') console.warn(line);
  else console.error(line);
}

/** The reason in few words, whatever was thrown. */
export function toReason(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}

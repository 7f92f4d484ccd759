// Lines of the log that only a server of one's own writes, in the form of the app's lines.

/** What happens around the app, and how bad it is. docs/serve.md says what to do. */
export const EVENTS = {
  'cache-lost': 'warn',
  'cache-back': 'info',
  'push-skipped': 'warn',
  'release-changed': 'info',
  'release-refused': 'error',
} as const satisfies { readonly [event: string]: 'info' | 'warn' | 'error' };

/** Writes a line: the event, and a sentence for people. */
export function log(event: keyof typeof EVENTS, message: string): void {
  console[EVENTS[event]](JSON.stringify({ event, message }));
}

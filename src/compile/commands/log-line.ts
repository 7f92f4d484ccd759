// A line of the Worker's log as a person at the terminal reads it.

type Line = { readonly event: string; readonly message: string; readonly stack?: string };

/** The message, with the stack where there is one; what is no line of ours stays as it is. */
export function toReadableLine(text: string): string {
  const line = parse(text);
  if (line === null) return text;
  const places = line.stack?.split('\n').filter((part) => /^\s+at /.test(part)) ?? [];
  return [line.message, ...places].join('\n');
}

function parse(text: string): Line | null {
  if (!text.startsWith('{"event":')) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

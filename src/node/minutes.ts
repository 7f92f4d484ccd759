// What a cron trigger does on Cloudflare: something at the beginning of each minute.
const MINUTE = 60_000;

/**
 * Calls `work`, which never rejects, with each minute, in seconds since 1970. Work that takes longer leaves out the
 * minutes that it takes. `end` resolves when what is under way is done.
 */
export function everyMinute(work: (minute: number) => Promise<void>): {
  readonly end: () => Promise<void>;
} {
  let current: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  /** `last` in milliseconds: a timer may ring a little before its time. */
  const waitAfter = (last: number): void => {
    const now = Date.now();
    const next = (Math.floor(Math.max(now, last) / MINUTE) + 1) * MINUTE;
    const ring = (): void => {
      current ??= work(next / 1000).finally(() => {
        current = null;
      });
      waitAfter(next);
    };
    timer = setTimeout(ring, next - now);
  };
  waitAfter(0);
  return {
    end: async () => {
      clearTimeout(timer);
      await current;
    },
  };
}

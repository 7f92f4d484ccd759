// Waiting, but not for ever.

/** The outcome of `work`, or null once `milliseconds` have gone by. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | null> {
  const bell = Promise.withResolvers<null>();
  const timer = setTimeout(() => bell.resolve(null), milliseconds);
  try {
    return await Promise.race([work, bell.promise]);
  } finally {
    clearTimeout(timer);
  }
}

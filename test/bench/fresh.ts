// Requests that nothing was asked before: each names another instant, all of them before the
// oldest article, so that the answer is the same and no memory holds it.

/** The next instant, as the value of `since`. */
export type NextSince = () => string;

export function createSince(): NextSince {
  let instant = Date.UTC(2000, 0, 1);
  return () => {
    instant += 1000;
    return new Date(instant).toISOString().replace('.000Z', 'Z');
  };
}

// Members of a post that its source has.

/** The members that have a value. */
export function toKnown<T extends object>(members: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const known = Object.entries(members).filter(([, value]) => value !== undefined && value !== '');
  // What is left has the types of what came.
  return Object.fromEntries(known) as { [K in keyof T]?: NonNullable<T[K]> };
}

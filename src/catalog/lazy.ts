// Members that are made when they are first asked for, and kept: so an isolate answers sooner after
// its start, and makes only what the requests it meets have to know.

/** An object of these members. */
export function lazily<Made extends object>(
  makers: {
    readonly [Key in keyof Made]: () => Made[Key];
  },
): Made {
  const made: Partial<Made> = {};
  for (const key of Object.keys(makers) as (keyof Made)[]) {
    const keep = (value: Made[keyof Made]): Made[keyof Made] => {
      Object.defineProperty(made, key, { value, enumerable: true });
      return value;
    };
    const get = (): Made[keyof Made] => keep(makers[key]());
    Object.defineProperty(made, key, { get, enumerable: true, configurable: true });
  }
  return made as Made;
}

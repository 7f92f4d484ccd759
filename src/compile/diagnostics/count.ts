// Numbers of things in words for people.

/** `1 article`, `2 articles`; the noun in the singular. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

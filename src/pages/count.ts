// How many articles there are, in words.
export function toCountText(count: number): string {
  return count === 1 ? '1 article' : `${count} articles`;
}

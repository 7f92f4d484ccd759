// Numbers as the tables show them.
export function toPerSecond(value: number): string {
  return `${Math.round(value).toLocaleString('en')}/s`;
}

export function toFactor(value: number): string {
  return value.toFixed(2);
}

/** Takes a part of one. */
export function toShare(value: number): string {
  return `${Math.round(value * 100)} % of a core`;
}

/** Takes a part of one. */
export function toPercent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}

/** Takes microseconds. */
export function toMicro(value: number): string {
  return `${value.toFixed(1)} µs`;
}

/** Takes microseconds. */
export function toMilli(value: number): string {
  return `${(value / 1000).toFixed(2)} ms`;
}

/** Takes seconds. */
export function toSeconds(value: number): string {
  return `${value.toFixed(1)} s`;
}

/** Takes bytes. */
export function toKb(value: number): string {
  return `${(value / 1000).toFixed(1)} KB`;
}

export function toCount(value: number): string {
  return value.toLocaleString('en');
}

/** Takes bytes. */
export function toMb(value: number): string {
  return `${(value / 1_000_000).toFixed(1)} MB`;
}

// Checked lines: JSON in lines with a digest before each, so that damage is seen.
import { createHash } from 'node:crypto';

const LINE_END = 0x0a;

/** Characters of a digest: 128 bits in hexadecimal. */
const DIGEST = 32;

/**
 * A line as bytes, its end included. It is ASCII alone: of such a text each character is a byte in
 * memory, too, and nothing is to be decoded.
 */
export function toCheckedLine(value: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(value).replace(/[^\n -~]/gu, toEscapes), 'latin1');
  return Buffer.concat([Buffer.from(`${toLineDigest(json)} `), json, Buffer.from('\n')]);
}

/** The value of a line; undefined when a byte of it is not as it was written. */
export function fromCheckedLine(line: Buffer): unknown {
  return isWhole(line) ? JSON.parse(toJson(line).toString('latin1')) : undefined;
}

/** Whether every byte of a line is as it was written. */
export function isWhole(line: Buffer): boolean {
  const ended = line.length > DIGEST + 1 && line.at(-1) === LINE_END;
  return ended && line.toString('latin1', 0, DIGEST) === toLineDigest(toJson(line));
}

function toJson(line: Buffer): Buffer {
  return line.subarray(DIGEST + 1, -1);
}

/** Each UTF-16 code unit of a character as JSON escapes it. */
function toEscapes(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

function toLineDigest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, DIGEST);
}

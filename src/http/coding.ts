// Content codings a client takes (RFC 9110 §12.5.3). The only file of the Worker that knows zlib.
import { deflateRawSync, gzipSync, inflateRawSync } from 'node:zlib';

const NAMES_GZIP = /(?:^|,)\s*(?:(?:x-)?gzip|\*)\s*(?:,|$)/i;

/** True when `Accept-Encoding` allows gzip, by name or by `*`, and does not like identity better. */
export function acceptsGzip(field: string): boolean {
  // Nearly every client gives no weights, and then a name is enough.
  if (!field.includes(';')) return NAMES_GZIP.test(field);
  const weights = new Map(
    field.split(',').map((part) => {
      const [coding = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      const weight = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2);
      return [coding.toLowerCase(), weight === undefined ? 1 : Number(weight)] as const;
    }),
  );
  const weight = weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0;
  return weight > 0 && weight >= (weights.get('identity') ?? 0);
}

/**
 * How hard to compress, from 1 to 9: at 4 it costs half of what the usual 6 does, for a twelfth more
 * bytes, and it is nearly all that rendering costs.
 */
const LEVEL = 4;

/** The gzip form (RFC 1952) of pieces laid end to end. */
export function compress(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = join(pieces);
  const { buffer, byteOffset, length } = gzipSync(whole, { level: LEVEL });
  // Frees it now: V8 counts small objects, and lets what stands behind them gather.
  whole.buffer.transfer(0);
  return new Uint8Array(buffer, byteOffset, length);
}

/** What `compress` was given, in one piece. */
export async function decompress(gzip: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return await collect(
    new Blob([new Uint8Array(gzip)]).stream().pipeThrough(new DecompressionStream('gzip')),
  );
}

/** The deflate form (RFC 1951) of bytes that are stored. */
export function deflate(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(deflateRawSync(bytes, { level: LEVEL }));
}

/** What `deflate` was given. Throws for other bytes. */
export function inflate(bytes: Uint8Array): Uint8Array {
  return inflateRawSync(bytes);
}

/** The pieces in one. */
function join(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}

async function collect(stream: ReadableStream): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

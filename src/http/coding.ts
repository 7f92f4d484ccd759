// Content codings a client takes (RFC 9110 §12.5.3).

/** True when `Accept-Encoding` allows gzip, by name or by `*`, and does not like identity better. */
export function acceptsGzip(field: string): boolean {
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

/** The gzip form (RFC 1952) of pieces laid end to end. */
export async function compress(pieces: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  return await collect(new Blob([...pieces]).stream().pipeThrough(new CompressionStream('gzip')));
}

/** What `compress` was given, in one piece. */
export async function decompress(gzip: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return await collect(new Blob([gzip]).stream().pipeThrough(new DecompressionStream('gzip')));
}

async function collect(stream: ReadableStream): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// A part of a stream of bytes, with its length, so that the answer says Content-Length.
import type { ByteRange } from './byte-range.ts';

/** The bytes from `first` to `last` of a stream of `length` bytes. A stream that is shorter breaks the answer off. */
export function cutStream(
  source: ReadableStream<Uint8Array>,
  { first, last }: ByteRange,
  length: number,
): ReadableStream<Uint8Array> {
  // Of workerd, which sends no Content-Length but of what is known to have one.
  const { readable, writable } =
    'FixedLengthStream' in globalThis
      ? new FixedLengthStream(last - first + 1)
      : new TransformStream<Uint8Array, Uint8Array>();
  const isWhole = first === 0 && last === length - 1;
  // Only the runtime copies what is sent whole: it takes no time of ours.
  const copied = isWhole ? source.pipeTo(writable) : copyPart(source, writable, first, last);
  // A client that goes away has all it wanted.
  copied.catch(() => undefined);
  return readable;
}

async function copyPart(
  source: ReadableStream<Uint8Array>,
  target: WritableStream<Uint8Array>,
  first: number,
  last: number,
): Promise<void> {
  const reader = source.getReader();
  const writer = target.getWriter();
  try {
    for (let offset = 0; offset <= last; ) {
      const { done, value } = await reader.read();
      if (done) throw new Error(`the file ends at byte ${offset}`);
      const piece = value.subarray(Math.max(0, first - offset), last + 1 - offset);
      if (piece.length > 0) await writer.write(piece);
      offset += value.length;
    }
    await writer.close();
  } catch (fault) {
    await writer.abort(fault);
  } finally {
    await reader.cancel();
  }
}

// The beginning of a file, by which feeds and exports are recognised.
import { open } from 'node:fs/promises';
import { decodeText } from '../remote/decode.ts';

/** Bytes: an export of WordPress begins with comments on how to import it. */
const HEAD = 8192;

/** The first bytes of a file as text. Throws where it cannot be read. */
export async function readHead(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return decodeText(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

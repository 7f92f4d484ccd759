// Bytes of XML, JSON or HTML as text, in the coding that they or their server name.

/** Declarations stand in the first bytes. */
const HEAD = 1024;

const XML = /encoding\s?=\s?["']([\w.:-]+)/u;
const CHARSET = /charset\s?=\s?["']?([\w.:-]+)/iu;

/**
 * The text, by its byte order mark, the media type's charset, its own declaration, else as UTF-8. Bytes that
 * are none of the coding become U+FFFD.
 */
export function decodeText(bytes: Uint8Array, type = ''): string {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  const declared = head.startsWith('<?xml')
    ? XML.exec(head.slice(0, head.indexOf('?>')))
    : /^\s*</u.test(head)
      ? CHARSET.exec(head)
      : null;
  const named = CHARSET.exec(type)?.[1] ?? declared?.[1];
  return toDecoder(toMarked(bytes) ?? named).decode(bytes);
}

function toMarked([first, second]: Uint8Array): string | undefined {
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xef && second === 0xbb ? 'utf-8' : undefined;
}

function toDecoder(name = 'utf-8'): { decode(bytes: Uint8Array): string } {
  try {
    return new TextDecoder(name);
  } catch {
    return new TextDecoder();
  }
}

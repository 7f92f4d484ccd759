// What a server says of a file, asked for its first byte (RFC 9110 §14): HEAD would not tell whether it sends parts.

export type Answer = {
  /** In bytes; null where it does not say. */
  readonly length: number | null;
  /** Media type without parameters; empty where it does not say. */
  readonly type: string;
  /** Whether it sends a part of the file where a part is asked for. */
  readonly hasParts: boolean;
};

const FIELDS = {
  Range: 'bytes=0-0',
  // The length is that of the file, not of what is sent.
  'Accept-Encoding': 'identity',
  'User-Agent': 'Tagwire check',
};

/** Follows redirects. Text, for people, where nothing is answered in so many milliseconds, or no file. */
export async function askFirstByte(url: string, patience: number): Promise<Answer | string> {
  try {
    const signal = AbortSignal.timeout(patience);
    const { status, headers, body } = await fetch(url, { headers: FIELDS, signal });
    await body?.cancel();
    if (status !== 200 && status !== 206) return `the server answers ${status}`;
    // The unit has any case (§14.1), and a server may not know the length (§14.4).
    const [, whole] = /^bytes 0-0\/(\d+|\*)$/i.exec(headers.get('Content-Range') ?? '') ?? [];
    const length = status === 206 ? whole : headers.get('Content-Length');
    return {
      length: /^\d+$/.test(length ?? '') ? Number(length) : null,
      type: (headers.get('Content-Type') ?? '').replace(/;.*/su, '').trim().toLowerCase(),
      hasParts: status === 206 && whole !== undefined,
    };
  } catch (fault) {
    return toWords(fault, patience);
  }
}

function toWords(fault: unknown, patience: number): string {
  if (!(fault instanceof Error)) return String(fault);
  if (fault.name === 'TimeoutError') return `no answer in ${patience / 1000} seconds`;
  const cause = fault.cause instanceof Error ? fault.cause : fault;
  const reason = 'code' in cause ? String(cause.code) : cause.message;
  return reason === 'ENOTFOUND'
    ? 'there is no such host'
    : `the server cannot be reached (${reason})`;
}

// Signatures by Standard Webhooks 1.0.0, "Signature scheme" and "Webhook headers": HMAC-SHA256 (v1).

const PREFIX = 'whsec_';

/** Bytes of a secret. */
const SHORTEST = 24;
const LONGEST = 64;

/** The bytes of each secret of a list that spaces separate; null where one of them is none. */
export function readSecrets(written: string): readonly Uint8Array<ArrayBuffer>[] | null {
  const secrets = written
    .trim()
    .split(/\s+/)
    .map((one) => readSecret(one));
  return secrets.every((one) => one !== null) ? secrets : null;
}

/** One signature for each secret, so that a receiver can go over from one to the next. */
export async function sign(
  secrets: readonly Uint8Array<ArrayBuffer>[],
  id: string,
  seconds: number,
  body: string,
): Promise<string> {
  const content = new TextEncoder().encode(`${id}.${seconds}.${body}`);
  const signatures = secrets.map(async (secret) => {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
    const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, content));
    return `v1,${btoa(String.fromCharCode(...signature))}`;
  });
  return (await Promise.all(signatures)).join(' ');
}

function readSecret(written: string): Uint8Array<ArrayBuffer> | null {
  if (!written.startsWith(PREFIX)) return null;
  try {
    const bytes = Uint8Array.from(atob(written.slice(PREFIX.length)), (byte) => byte.charCodeAt(0));
    return bytes.length >= SHORTEST && bytes.length <= LONGEST ? bytes : null;
  } catch {
    return null;
  }
}

// Signatures by Standard Webhooks 1.0.0: the vector of its libraries, and its verifier as the judge.
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { readSecrets, sign } from '../../src/push/webhook-signature.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

/** A secret of so many bytes. */
function toSecret(bytes: number): string {
  return `whsec_${Buffer.alloc(bytes, 0xa7).toString('base64')}`;
}

it('is that of the vector', async () => {
  const secrets = readSecrets(SECRET) ?? [];
  const signature = sign(
    secrets,
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    1_614_265_330,
    '{"test": 2432232314}',
  );
  expect(await signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

describe('of two secrets, of which one goes out of use', () => {
  const body = '{"type":"article.published","title":"Ünïcode 🚀"}';
  const now = Math.floor(Date.now() / 1000);
  const toHeaders = (signature: string, seconds = now) => ({
    'webhook-id': 'msg_1',
    'webhook-timestamp': `${seconds}`,
    'webhook-signature': signature,
  });

  it.each([SECRET, toSecret(64)])('is verified by who has %s', async (secret) => {
    const signature = await sign(
      readSecrets(`${SECRET} ${toSecret(64)}`) ?? [],
      'msg_1',
      now,
      body,
    );
    expect(new Webhook(secret).verify(body, toHeaders(signature))).toEqual(JSON.parse(body));
  });

  it('is refused with another body, id, time or secret', async () => {
    const signature = await sign(readSecrets(SECRET) ?? [], 'msg_1', now, body);
    const headers = toHeaders(signature);
    const judge = new Webhook(SECRET);
    expect(() => judge.verify(`${body} `, headers)).toThrow();
    expect(() => judge.verify(body, { ...headers, 'webhook-id': 'msg_2' })).toThrow();
    expect(() => judge.verify(body, toHeaders(signature, now - 1))).toThrow();
    expect(() => new Webhook(toSecret(32)).verify(body, headers)).toThrow();
  });
});

it.each([
  [SECRET, 1],
  [` ${SECRET}\n`, 1],
  [`${SECRET} ${toSecret(32)}`, 2],
  [toSecret(24), 1],
  [toSecret(64), 1],
])('%j has so many secrets: %i', (written, count) => {
  expect(readSecrets(written)).toHaveLength(count);
});

it.each([
  '',
  'whsec_',
  'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  'whsec_not*base64*at*all*but*long*enough',
  toSecret(23),
  toSecret(65),
  `${SECRET} whsec_short`,
  'whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
])('%j is no secret', (written) => {
  expect(readSecrets(written)).toBeNull();
});

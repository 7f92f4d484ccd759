// The lines that a push writes to the log.
import { log } from '../log.ts';
import type { Delivery } from './receiver.ts';

/**
 * What came of a delivery that was not taken: `push-failed` is tried again, `push-dropped` is not. Of the
 * target only its host: the rest of an address may be a secret.
 */
export function logDelivery(
  event: 'push-failed' | 'push-dropped',
  { receiver, target, subject }: Delivery,
  what: string,
): void {
  const host = URL.canParse(target) ? new URL(target).host : target;
  const told = withoutSecrets(what, target);
  log(event, `${receiver}: ${host}, ${toShort(subject)}: ${told}`, { receiver });
}

/** Characters of a part of an address that may be a token. */
const TOKEN = 16;

/** Many servers repeat what they were asked for: in a page that says "not found", or in a redirect. */
function withoutSecrets(what: string, target: string): string {
  if (!URL.canParse(target)) return what;
  const { pathname, search } = new URL(target);
  const parts = (pathname + search).split(/[/?&=]/).filter((part) => part.length >= TOKEN);
  const secrets = [pathname + search, pathname, ...parts].filter((one) => one.length > 1);
  return secrets.reduce((text, secret) => text.replaceAll(secret, '…'), what);
}

/** What somebody threw: with its stack where it has one. */
export function toFault(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

/** A receiver that is told of many articles at once names them all. */
function toShort(subject: string): string {
  return subject.length <= 120 ? subject : `${subject.slice(0, 119)}…`;
}

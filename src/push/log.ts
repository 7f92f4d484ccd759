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
  log(event, `${receiver}: ${host}, ${toShort(subject)}: ${what}`, { receiver });
}

/** What somebody threw: with its stack where it has one. */
export function toFault(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

/** A receiver that is told of many articles at once names them all. */
function toShort(subject: string): string {
  return subject.length <= 120 ? subject : `${subject.slice(0, 119)}…`;
}

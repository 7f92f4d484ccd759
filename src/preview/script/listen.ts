// How a page hears of states: all pages by one stream. A browser opens six connections to a host, and a
// stream for each page would leave none for the seventh.
import { LISTENER_PATH, type PreviewState } from '../../catalog/preview.ts';
import { followEvents, type OnState } from './events.ts';

/** A browser without shared workers has a stream for each page. */
export function listen(onState: OnState): void {
  if (typeof SharedWorker === 'undefined') {
    followEvents(onState);
    return;
  }
  const worker = new SharedWorker(LISTENER_PATH);
  worker.addEventListener('error', () => followEvents(onState), { once: true });
  worker.port.addEventListener('message', ({ data }) => onState(data as PreviewState));
  worker.port.start();
}

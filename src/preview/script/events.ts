// The stream of states, for as long as the page lives.
import { EVENTS_PATH, type PreviewState } from '../../catalog/preview.ts';

export type OnState = (state: PreviewState) => void;

/** Milliseconds before a stream that the browser has given up is opened again. */
const PAUSE = 1_000;

/** Follows the states, also after the server was away. */
export function followEvents(onState: OnState): void {
  const source = new EventSource(EVENTS_PATH);
  source.addEventListener('message', ({ data }) => onState(JSON.parse(data) as PreviewState));
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(() => followEvents(onState), PAUSE);
  });
}

// The shared worker that follows the states for all pages.
import type { PreviewState } from '../../catalog/preview.ts';
import { followEvents } from './events.ts';

const ports = new Set<MessagePort>();
let newest: PreviewState | null = null;

addEventListener('connect', (event) => {
  const [port] = event instanceof MessageEvent ? event.ports : [];
  if (port === undefined) return;
  ports.add(port);
  if (newest !== null) port.postMessage(newest);
});

followEvents((state) => {
  newest = state;
  for (const port of ports) port.postMessage(state);
});

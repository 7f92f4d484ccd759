// What V8's inspector tells of the isolate that runs a Worker (DevTools protocol).
import type { Miniflare } from 'miniflare';

export type Inspector = {
  /** Bytes of the isolate: its heap with whatever is garbage in it, and all buffers. */
  readonly readMemory: () => Promise<number>;
  /** Asks for a collection, which is done while the isolate next answers a request. */
  readonly collect: () => void;
  readonly close: () => void;
};

type HeapUsage = {
  readonly totalSize: number;
  readonly embedderHeapUsedSize: number;
  readonly backingStorageSize: number;
};

/** For a Worker that was started `inspected`. */
export async function connectInspector(miniflare: Miniflare): Promise<Inspector> {
  const { host } = await miniflare.getInspectorURL();
  const targets = (await (await fetch(`http://${host}/json`)).json()) as readonly {
    readonly id: string;
    readonly webSocketDebuggerUrl: string;
  }[];
  const own = targets.find(({ id }) => id.startsWith('core:user:'));
  if (own === undefined) throw new Error('the inspector does not know the Worker');
  const socket = new WebSocket(own.webSocketDebuggerUrl);
  const waiting = new Map<number, (usage: HeapUsage) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id = 0, result } = JSON.parse(String(data)) as { id?: number; result: HeapUsage };
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('the inspector has hung up')));
  });
  let id = 0;
  const send = (method: string): number => {
    id++;
    socket.send(JSON.stringify({ id, method }));
    return id;
  };
  return {
    readMemory: async () => {
      const usage = await new Promise<HeapUsage>((resolve) => {
        waiting.set(send('Runtime.getHeapUsage'), resolve);
      });
      return usage.totalSize + usage.embedderHeapUsedSize + usage.backingStorageSize;
    },
    collect: () => void send('HeapProfiler.collectGarbage'),
    close: () => socket.close(),
  };
}

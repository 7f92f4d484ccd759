// The built Worker in workerd, its content and its state as a test wants them.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { bundle } from '../bundle.ts';
import { compileInto } from '../compile-into.ts';
import { findPort } from '../free-port.ts';
import { copySources, type RunOptions, runBundle } from '../stage.ts';
import { writeFolder } from '../write-folder.ts';

export type Files = Readonly<Record<string, string>>;

export type Site = {
  readonly origin: string;
  /** Uploads these files as a new version, with the KV of the one before. */
  readonly deploy: (files: Files) => Promise<void>;
  /** Triggers `scheduled` for this moment, in seconds since 1970; at first the moment of the upload. */
  readonly wake: (now?: number) => Promise<void>;
  /** What the Worker has logged since this was asked last: events and messages. */
  readonly logged: () => string[];
  readonly readState: () => Promise<string | null>;
  readonly writeState: (text: string) => Promise<void>;
  readonly end: () => Promise<void>;
};

/** Bundles the Worker. Nothing runs before the first deploy. */
export async function openSite(name: string, options: RunOptions = {}): Promise<Site> {
  const folder = await copySources(name);
  const port = await findPort('127.0.0.1');
  const origin = `http://127.0.0.1:${port}`;
  const lines: string[] = [];
  let miniflare: Awaited<ReturnType<typeof runBundle>> | null = null;

  const running = () => {
    if (miniflare === null) throw new Error('nothing is deployed');
    return miniflare;
  };
  const getKv = async () => await running().getKVNamespace('CACHE');
  const end = async (): Promise<void> => {
    await miniflare?.dispose();
    miniflare = null;
  };
  return {
    origin,
    deploy: async (files) => {
      const state = miniflare === null ? null : await (await getKv()).get('push', 'text');
      await end();
      const content = path.join(folder, 'content');
      const dist = path.join(folder, 'dist');
      await rm(content, { recursive: true, force: true });
      await writeFolder(content, files);
      const now = Math.floor(Date.now() / 1000);
      await compileInto(dist, { folder: content, origin, now });
      miniflare = await runBundle(folder, bundle(folder), {
        ...options,
        port,
        onLog: (line) => lines.push(line),
      });
      if (state !== null) await (await getKv()).put('push', state);
    },
    wake: async (now = Math.ceil(Date.now() / 1000)) => {
      const worker = await running().getWorker();
      await worker.scheduled({ scheduledTime: new Date(now * 1000), cron: '* * * * *' });
    },
    logged: () =>
      lines.splice(0).map((line) => {
        const { event, message } = JSON.parse(line);
        return `${event} ${message}`;
      }),
    readState: async () => await (await getKv()).get('push', 'text'),
    writeState: async (text) => await (await getKv()).put('push', text),
    end,
  };
}

// The Worker over an editable publication, deployed again and again at one address.
import path from 'node:path';
import type { Miniflare } from 'miniflare';
import { bundle } from '../bundle.ts';
import { compileInto } from '../compile-into.ts';
import { copySources, runBundle } from '../stage.ts';
import { copyPublication, type Publication } from './publication.ts';
import { type Recorder, startRecorder } from './recorder.ts';

export type Site = {
  readonly publication: Publication;
  readonly recorder: Recorder;
  /** Compiles, bundles and starts the Worker anew; the address stays the same. */
  readonly deploy: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A site of that name, deployed once. */
export async function openSite(name: string): Promise<Site> {
  const recorder = await startRecorder();
  const folder = await copySources(`readers-${name}`);
  const publication = await copyPublication(path.join(folder, 'publication'), recorder.origin);
  let worker: Miniflare | null = null;
  const deploy = async (): Promise<void> => {
    await compileInto(path.join(folder, 'dist'), {
      folder: publication.folder,
      origin: recorder.origin,
      now: Math.floor(Date.now() / 1000),
    });
    const next = await runBundle(folder, bundle(folder));
    recorder.pointTo(await next.ready);
    await worker?.dispose();
    worker = next;
  };
  await deploy();
  return {
    publication,
    recorder,
    deploy,
    close: async () => {
      await recorder.close();
      await worker?.dispose();
    },
  };
}

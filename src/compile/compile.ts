// The compile program: a content folder in, the catalog and the assets of the Worker out.
import { openCache } from './cache/cache.ts';
import { readEntries } from './cache/read-articles.ts';
import type { Listed } from './content/article.ts';
import type { Content } from './content/content.ts';
import { readContent } from './content/read-content.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Observer } from './observer.ts';
import type { CompileOptions, Outcome } from './options.ts';
import { hashCompiler } from './output/code.ts';
import { createSpool } from './output/spool.ts';
import { openOutput } from './output/write.ts';
import { keepFindings, type Press, type Read } from './press.ts';
import { publish } from './publish.ts';

const NOBODY: Observer = { onProgress: () => undefined, onNote: () => undefined };

/** Rejects only for faults of the machine (a full disk) or of ours. */
export async function compile(options: CompileOptions): Promise<Outcome> {
  const { out, observer = NOBODY } = options;
  const code = options.code ?? (await hashCompiler());
  const cache = await openCache(out, code);
  const output = await openOutput(out, options.older);
  const spool = createSpool(out);
  try {
    const press: Press = { options, observer, code, cache, output, spool };
    const { content, diagnostics, read } = await readAll(press);
    const { faults, done } =
      content === null ? { faults: [], done: null } : await publish(press, content, read);
    // Without a file of records there is little to lose, and an empty folder stays empty.
    if (done === null && spool.isOnDisk()) await keepFindings(press, read, read.entries, null);
    return { diagnostics: [...diagnostics, ...faults], done };
  } finally {
    spool.close();
  }
}

async function readAll(press: Press): Promise<{
  readonly content: Content<Listed> | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly read: Read;
}> {
  const { folder, shown, out, origin, now } = press.options;
  const reads: Read[] = [];
  const { content, diagnostics } = await readContent<Listed>(
    { folder, shown, origin, now, memory: press.cache.media },
    async (files, task) => {
      const read = await readEntries(files, task, { ...press, out });
      reads.push({ ...read, task });
      return read.entries;
    },
  );
  const [read] = reads;
  if (read === undefined) throw new Error('the articles have not been read');
  return { content, diagnostics, read };
}

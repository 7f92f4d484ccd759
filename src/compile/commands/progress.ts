// How far a compile is, for people: a bar on a terminal, now and then a line elsewhere.
import { Presets, SingleBar } from 'cli-progress';
import type { Observer } from '../diagnostics/observer.ts';

/** Fewer articles than this are rendered before anybody wonders. */
const MANY = 500;

/** Milliseconds between two lines. */
const PAUSE = 10_000;

/** A Watch takes up the cursor's line; end it before anything else is printed. */
export type Watch = Observer & { readonly end: () => void };

type Terminal = Pick<NodeJS.WriteStream, 'write'> & Partial<Pick<NodeJS.WriteStream, 'isTTY'>>;

/** Shows progress on `output`; `now` is in milliseconds. */
export function watchProgress(output: Terminal, now: () => number): Watch {
  return output.isTTY ? drawBar(output) : writeLines(output, now);
}

function drawBar(output: Terminal): Watch {
  const options = { format: 'Rendering {bar} {value} of {total} articles, {eta_formatted} left' };
  const bar = new SingleBar(options, Presets.shades_classic);
  const end = (): void => bar.stop();
  return {
    onProgress: (done, total) => {
      if (total < MANY) return;
      if (!bar.isActive) bar.start(total, done);
      bar.update(done);
      if (done === total) end();
    },
    onNote: (sentence) => output.write(`${sentence}\n`),
    end,
  };
}

function writeLines(output: Terminal, now: () => number): Watch {
  let last = now();
  return {
    onProgress: (done, total) => {
      if (total < MANY || now() - last < PAUSE) return;
      last = now();
      output.write(`Rendered ${done} of ${total} articles.\n`);
    },
    onNote: (sentence) => output.write(`${sentence}\n`),
    end: () => undefined,
  };
}

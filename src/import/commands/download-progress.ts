// How far downloads are, on a terminal; elsewhere nobody watches.
import { Presets, SingleBar } from 'cli-progress';

type Terminal = Partial<Pick<NodeJS.WriteStream, 'isTTY'>>;

/** To be called after each file; draws nothing where there is no terminal. */
export function watchDownloads(output: Terminal): (done: number, total: number) => void {
  if (output.isTTY !== true) return () => undefined;
  const format = 'Downloading {bar} {value} of {total} files, {eta_formatted} left';
  const bar = new SingleBar({ format }, Presets.shades_classic);
  return (done, total) => {
    if (!bar.isActive) bar.start(total, done);
    bar.update(done);
    if (done === total) bar.stop();
  };
}

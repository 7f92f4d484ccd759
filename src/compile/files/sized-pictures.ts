// Pictures in several sizes: `photo-800w.jpg` beside `photo.jpg` is the same picture, 800 pixels wide.

const SIZED = /^(.+)-\d{2,5}w(\.[a-z]+)$/iu;

/** Paths of the other sizes of a picture by its own, each on a line. */
export function toSizedPictures(files: Iterable<string>): ReadonlyMap<string, string> {
  const sized = new Map<string, string>();
  for (const file of files) {
    const [, name, ending] = SIZED.exec(file) ?? [];
    if (name === undefined || ending === undefined) continue;
    const main = name + ending;
    const known = sized.get(main);
    sized.set(main, known === undefined ? file : `${known}\n${file}`);
  }
  return sized;
}

// The published media by name: where an old address of a file leads once the file has changed.

/** A file below `/media/`: the hash of its bytes, and its name with folders between slashes. */
export type MediaAddress = { readonly hash: string; readonly name: string };

/**
 * Lines in UTF-8, one a file: its name as a URL has it, a space, its hash. Nothing is made of them until
 * somebody asks for a file that is not there.
 */
export function encodeMedia(addresses: readonly MediaAddress[]): Uint8Array {
  const lines = addresses.map(({ hash, name }) => `${toUrlName(name)} ${hash}\n`);
  return new TextEncoder().encode(`\n${lines.toSorted().join('')}`);
}

/**
 * The path of the file that has this name now; where there is none, that of the only one whose last
 * segment is the same, as when its folder was renamed. Null where none or several may be meant.
 */
export function findMedia(media: Uint8Array, name: string): string | null {
  const lines = new TextDecoder().decode(media);
  const wanted = toUrlName(name);
  const [exact] = findAll(lines, `\n${wanted} `);
  if (exact !== undefined) return exact;
  const last = wanted.slice(wanted.lastIndexOf('/') + 1);
  const [found, other] = [`\n${last} `, `/${last} `].flatMap((end) => findAll(lines, end));
  return found !== undefined && other === undefined ? found : null;
}

/** The path of a file by its address. */
export function toMediaPath({ hash, name }: MediaAddress): string {
  return `/media/${hash}/${toUrlName(name)}`;
}

function toUrlName(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}

/** The paths of the files in whose lines a part stands; the part ends where the hash begins. */
function findAll(lines: string, part: string): readonly string[] {
  const found: string[] = [];
  for (let at = lines.indexOf(part); at >= 0; at = lines.indexOf(part, at + 1)) {
    const start = lines.lastIndexOf('\n', at) + 1;
    const [name, hash] = lines.slice(start, lines.indexOf('\n', start)).split(' ');
    found.push(`/media/${hash}/${name}`);
  }
  return found;
}

// What addresses of old posts are looked up in, made of all of them.
import type { Note, Publication } from '../post.ts';
import type { Files } from './files.ts';
import type { LinkWorld } from './links.ts';
import { toOldPath } from './old-addresses.ts';
import type { Planned } from './plan.ts';

/** Where everything was, and is now. */
export function toWorld(
  planned: readonly Planned[],
  publication: Publication,
  files: Files,
  note: (note: Note) => void,
  takesMedia: boolean,
): LinkWorld {
  const nameOf = ({ there, file }: Planned): string => (there ?? file).slice('articles/'.length);
  return {
    ...{ files, note, takesMedia, resolved: new Map() },
    origin: publication.url === undefined ? null : (URL.parse(publication.url)?.origin ?? null),
    base: publication.base ?? '',
    byAddress: new Map(
      planned.flatMap((one) =>
        one.post.paths.flatMap((address) => {
          const path = toOldPath(address);
          return path === null ? [] : [[path.key, nameOf(one)] as const];
        }),
      ),
    ),
    bySource: new Map(
      planned.flatMap((one) =>
        one.post.file === null ? [] : [[one.post.file, nameOf(one)] as const],
      ),
    ),
  };
}

// Which source a place is: by what is found there, or as `--from` says.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { quote } from '../compile/diagnostics/hints.ts';
import type { Source } from './post.ts';
import { SOURCES } from './sources.ts';

/** A source, and why it is taken. */
export type Recognised = { readonly source: Source; readonly why: string };

/**
 * The source that a path or a URL is. `from` decides where it is given. Throws, in words for a person, when
 * there is nothing, when it is of no kind that is known, and when it may be of several.
 */
export async function recognise(place: string, from: string | undefined): Promise<Recognised> {
  if (from !== undefined) {
    const source = SOURCES.find(({ name }) => name === from);
    if (source === undefined) throw new Error(`there is no kind ${quote(from)}`);
    if (!isUrl(place) && !existsSync(place)) throw new Error(toMissing(place));
    return { source, why: '--from' };
  }
  if (!isUrl(place) && !existsSync(place)) throw new Error(toMissing(place));
  const asked = await Promise.all(
    SOURCES.map(async (source) => ({ source, why: await source.recognise(place) })),
  );
  const found = asked.flatMap(({ source, why }) => (why === null ? [] : [{ source, why }]));
  const [first, ...others] = found;
  if (first === undefined) {
    const names = SOURCES.map(({ name }) => name).join(', ');
    const site = isUrl(place) ? null : findSiteAbove(place);
    const advice =
      site === null ? '' : ` It is in ${quote(site)}, which may be a site: import that.`;
    throw new Error(
      `${quote(place)} is of no kind that is known.${advice} If you know which it is, say so: --from KIND (${names})`,
    );
  }
  if (others.length === 0) return first;
  const all = found.map(({ source, why }) => `${source.label} (${why})`).join(' and ');
  const choices = found.map(({ source }) => `--from ${source.name}`).join(' or ');
  throw new Error(`${quote(place)} looks like ${all}. Choose: ${choices}`);
}

/** Settings that lie in the folder of a site. */
const SETTINGS =
  /^(?:_config\.ya?ml|(?:hugo|config|zola)\.toml|hugo\.ya?ml|\.eleventy\.js|(?:astro|eleventy|docusaurus|next|nuxt)\.config\.\w+)$/u;

/** Folders above that are looked at: `src/content/blog/2024`. */
const MOST_ABOVE = 4;

/** The folder of settings that a place is in, as it would be written on the command line. */
function findSiteAbove(place: string): string | null {
  let folder = place;
  for (let steps = 0; steps < MOST_ABOVE; steps += 1) {
    folder = path.join(folder, '..');
    const files = existsSync(folder) ? readdirSync(folder) : [];
    if (files.some((file) => SETTINGS.test(file))) return folder;
  }
  return null;
}

function isUrl(place: string): boolean {
  return /^https?:\/\//iu.test(place);
}

function toMissing(place: string): string {
  return `${quote(place)}: there is no such file or folder`;
}

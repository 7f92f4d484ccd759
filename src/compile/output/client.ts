// The client as one file for this very site: its modules joined, with the site's address and names in it.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Catalog } from '../../catalog/catalog.ts';
import { listFacets } from '../../query/facets.ts';
import type { NameKind } from '../../query/known.ts';
import { toJavaScript } from './static.ts';

/** The texts of both files. */
export type ClientFiles = { readonly ts: string; readonly js: string };

const FOLDER = path.resolve(import.meta.dirname, '../../client');

/** The module whose exports are those of the whole. */
const MAIN = 'client.ts';

/** The module that is written anew for each site. */
const SITE = 'site.ts';

/** Names of a kind that editors suggest, those with most articles: a site may have thousands. */
const SUGGESTED = 200;

/** A statement that imports, or exports what another module has. */
const FROM = /^(?:import|export) [^;]{0,400} from '\.\/([^']+)';\n/gm;

/** The names in a statement that exports what another module has. */
const REEXPORTED = /^export (?:type )?\{([^}]{0,400})\} from /gm;

const EXPORT = /^export (?=(?:async )?(?:type|const|class|function\*?) (\w+))/gm;

/** `now` in seconds since 1970: names that are met later are not told. */
export async function toClientFiles(catalog: Catalog, now: number): Promise<ClientFiles> {
  const head = toHead(catalog);
  const ts = await joinModules(toSiteModule(catalog, now));
  // Deno reads the types of a script where such a line says that they are.
  const js = `// @ts-self-types="./client.ts"\n${await toJavaScript(ts)}`;
  return { ts: `${head}\n${ts}`, js: `${head}${js}` };
}

async function joinModules(site: string): Promise<string> {
  const modules = new Map<string, string>();
  await readModules(MAIN, modules);
  modules.set(SITE, site);
  const main = modules.get(MAIN) ?? '';
  const offered = listOffered(main);
  const parts = [...modules].map(([name, text]) => {
    const own = `${text.replaceAll(FROM, '').trimEnd()}\n`;
    return name === MAIN
      ? own
      : own.replaceAll(EXPORT, (word, said: string) => (offered.has(said) ? word : ''));
  });
  // Where statements were taken out, one empty line is enough.
  return parts.join('\n').replaceAll(/\n{3,}/g, '\n\n');
}

/** Reads a module after those that it imports, so that each stands below what it uses. */
async function readModules(name: string, modules: Map<string, string>): Promise<void> {
  if (modules.has(name)) return;
  const text = await readFile(path.join(FOLDER, name), 'utf8');
  for (const [, imported = ''] of text.matchAll(FROM)) await readModules(imported, modules);
  modules.set(name, text);
}

function listOffered(main: string): ReadonlySet<string> {
  const lists = [...main.matchAll(REEXPORTED)].flatMap(([, names = '']) => names.split(','));
  return new Set(lists.map((name) => name.trim().replace(/^type /, '')));
}

function toHead({ site }: Catalog): string {
  // A title has no line of its own, or the comment would end with it.
  const title = site.title.replaceAll(/\s+/g, ' ');
  return `// A client for the API of ${title}: ${site.origin}/docs
// It needs no packages. Made by Tagwire for this site; it may be used and changed under the MIT licence.
//
//   for await (const { title } of createClient().articles({ since: '2026-01-01' })) console.log(title);
`;
}

function toSiteModule(catalog: Catalog, now: number): string {
  return `// The site of this client.

/** Where requests go, unless \`createClient\` is told another origin. */
export const ORIGIN: string = '${catalog.site.origin}';
${toNameType(catalog, 'tag', now)}${toNameType(catalog, 'section', now)}${toNameType(catalog, 'author', now)}`;
}

/** A type that suggests the names there are and takes others too: aliases, and those of tomorrow. */
function toNameType(catalog: Catalog, kind: NameKind, now: number): string {
  const slugs = listFacets(catalog, kind, now)
    .slice(0, SUGGESTED)
    .map(({ term }) => JSON.stringify(term.slug));
  const others = slugs.length === 0 ? 'string' : '(string & Record<never, never>)';
  return `
/** Any ${kind}; those with most articles are suggested. */
export type ${kind.charAt(0).toUpperCase()}${kind.slice(1)}Name =
${[...slugs, others].map((one) => `  | ${one}`).join('\n')};
`;
}

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

/** How a statement begins that imports, or exports what another module has. */
const BEGINNINGS = ['import ', 'export {', 'export type {'];

const EXPORT = /^export (?=(?:async )?(?:type|const|class|function\*?) (\w+))/gm;

/** `now` in seconds since 1970: names that are met later are not told. */
export async function toClientFiles(catalog: Catalog, now: number): Promise<ClientFiles> {
  const head = toHead(catalog);
  const ts = await joinModules(toSiteModule(catalog, now));
  // Deno reads the types of a script where such a line says that they are.
  const js = `// @ts-self-types="./client.ts"\n${await toJavaScript(ts)}`;
  return { ts: `${head}\n${ts}`, js: `${head}${js}` };
}

/** A module of the client: such statements, one a line, and what else is in it. */
type Module = { readonly statements: readonly string[]; readonly own: string };

async function joinModules(site: string): Promise<string> {
  const modules = new Map<string, Module>();
  await readModules(MAIN, modules);
  modules.set(SITE, { statements: [], own: site });
  const offered = listOffered(modules.get(MAIN)?.statements ?? []);
  const parts = [...modules].map(([name, { own }]) =>
    name === MAIN
      ? own
      : own.replaceAll(EXPORT, (word, said: string) => (offered.has(said) ? word : '')),
  );
  // Where statements were taken out, one empty line is enough.
  return parts.join('\n').replaceAll(/\n{3,}/g, '\n\n');
}

/** Reads a module after those that it imports, so that each stands below what it uses. */
async function readModules(name: string, modules: Map<string, Module>): Promise<void> {
  if (modules.has(name)) return;
  const module = toModule(await readFile(path.join(FOLDER, name), 'utf8'));
  for (const statement of module.statements) {
    const [, imported = ''] = statement.split("'./");
    await readModules(imported.replace("';", ''), modules);
  }
  modules.set(name, module);
}

/** Takes a module apart that is formatted as ours are. */
function toModule(text: string): Module {
  const statements: string[] = [];
  const own: string[] = [];
  let begun = '';
  for (const line of text.trimEnd().split('\n')) {
    if (begun === '' && !BEGINNINGS.some((word) => line.startsWith(word))) {
      own.push(line);
      continue;
    }
    begun += line;
    if (!line.endsWith("';")) continue;
    statements.push(begun);
    begun = '';
  }
  return { statements, own: `${own.join('\n')}\n` };
}

/** The names that the main module exports of others. */
function listOffered(statements: readonly string[]): ReadonlySet<string> {
  const lists = statements.filter((statement) => statement.startsWith('export'));
  const names = lists.flatMap((list) => list.slice(list.indexOf('{') + 1).split(/[,}]/));
  return new Set(names.map((name) => name.trim().replace(/^type /, '')));
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

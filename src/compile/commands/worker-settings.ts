// The Cloudflare settings of a publication: a wrangler.toml beside its site.yaml, laid over the engine's.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, TomlError } from 'smol-toml';
import { OUT, ROOT } from './folders.ts';
import { readNames } from './worker-config.ts';

type Table = { readonly [key: string]: unknown };

const FILE = 'wrangler.toml';

/** What the Worker is made of. A publication that set it would break with the next version of the engine. */
const OF_ENGINE = ['main', 'build', 'assets'];

/** Where the Worker is. Another one that had it, as for a test, would take the domain away from it. */
const OF_PLACE = ['route', 'routes', 'workers_dev'];

/** Whether a publication has settings of its own. */
export function hasSettings(folder: string): boolean {
  return existsSync(path.join(folder, FILE));
}

/**
 * The options that give wrangler the settings of this publication: none where it has none of its own.
 * Else both files are merged into `dist/wrangler.json`, and wrangler checks them. Where its options (`passed`) name
 * another Worker, that one gets neither the domain nor the stored state. Throws, in words for a
 * person, where the publication's file is no TOML or sets what belongs to the engine.
 */
export function toConfigOptions(
  folder: string,
  shown: string,
  passed: readonly string[],
): readonly string[] {
  if (!hasSettings(folder)) return [];
  const file = path.join(folder, FILE);
  const name = path.join(shown, FILE);
  const engine = readToml(path.join(ROOT, FILE), FILE);
  const merged = mergeSettings(engine, readToml(file, name), name);
  const other = readNames(passed).name;
  const isOther = typeof other === 'string' && other !== merged['name'];
  const settings = toMovedPaths(isOther ? toOtherWorker(merged) : merged);
  mkdirSync(OUT, { recursive: true });
  const out = path.join(OUT, 'wrangler.json');
  writeFileSync(out, `${JSON.stringify(settings, null, 2)}\n`);
  const made = path.relative(ROOT, out).replaceAll(path.sep, '/');
  // Beside what a program may read of wrangler.
  console.error(`The Worker's settings are those of ${name} over ${FILE}, as ${made}.`);
  if (isOther) {
    console.error(
      `"${other}" is another Worker than "${merged['name']}": it gets no domain, and a KV namespace of its own. ` +
        `To give them to it, write the name in ${name}.`,
    );
  }
  return ['--config', made];
}

/** Settings for a Worker beside the one that they are of. */
export function toOtherWorker(settings: Table): Table {
  const kept = Object.entries(settings).filter(([key]) => !OF_PLACE.includes(key));
  const { kv_namespaces: namespaces } = settings;
  return {
    ...Object.fromEntries(kept),
    ...(Array.isArray(namespaces) ? { kv_namespaces: namespaces.map(toOwnCache) } : {}),
  };
}

/** What was pushed is remembered there: two Workers with one memory would tell it again and again. */
function toOwnCache(namespace: unknown): unknown {
  return toBinding(namespace) === 'CACHE' ? { binding: 'CACHE' } : namespace;
}

/**
 * Settings laid over others: tables are merged, lists are added to, and any other value takes the place of
 * the one before. In a list, a table takes the place of the one with the same `binding`; an empty list empties
 * it. Throws where the upper ones, which `name` tells, set what belongs to the engine.
 */
export function mergeSettings(engine: Table, own: Table, name: string): Table {
  const foreign = OF_ENGINE.find((key) => key in own);
  if (foreign !== undefined) {
    throw new Error(`${name}: remove "${foreign}", which belongs to Tagwire's own ${FILE}`);
  }
  return mergeTables(engine, own);
}

function mergeTables(below: Table, above: Table): Table {
  const merged = Object.entries(above).map(([key, value]) => [key, merge(below[key], value)]);
  return { ...below, ...Object.fromEntries(merged) };
}

function merge(below: unknown, above: unknown): unknown {
  if (Array.isArray(below) && Array.isArray(above)) return mergeLists(below, above);
  return isTable(below) && isTable(above) ? mergeTables(below, above) : above;
}

function mergeLists(below: readonly unknown[], above: readonly unknown[]): readonly unknown[] {
  if (above.length === 0) return above;
  const bindings = new Set<unknown>(
    above.map(toBinding).filter((binding) => binding !== undefined),
  );
  const kept = below.filter((one) => !bindings.has(toBinding(one)) && !above.includes(one));
  return [...kept, ...above];
}

function toBinding(value: unknown): unknown {
  return isTable(value) ? value['binding'] : undefined;
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The paths of the engine's file, as they are from `dist`. */
function toMovedPaths(settings: Table): Table {
  const move = (file: unknown) => path.relative(OUT, path.join(ROOT, String(file)));
  const { main, assets } = settings;
  if (!isTable(assets)) throw new Error(`${FILE}: [assets] is missing`);
  return {
    ...settings,
    main: move(main),
    assets: { ...assets, directory: move(assets['directory']) },
  };
}

function readToml(file: string, name: string): Table {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (fault) {
    if (fault instanceof TomlError) {
      throw new Error(`${name}:${fault.line}:${fault.column} ${fault.message.trimEnd()}`);
    }
    throw new Error(`${name} cannot be read: ${fault instanceof Error ? fault.message : fault}`);
  }
}

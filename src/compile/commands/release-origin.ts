// Where a release will be, and whether its ids may be for ever: told before anything is compiled. Who has
// no domain hears which address Cloudflare gives.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LOCK_FILE } from '../content/published-lock.ts';
import { readYaml } from '../content/yaml-places.ts';
import { toOrigin } from '../files/web-address.ts';
import { toTable } from './cloudflare-api.ts';
import type { findContentFolder } from './folders.ts';
import { toOriginFault, toUnreachable } from './public-origin.ts';
import { readWorkerConfig } from './worker-config.ts';
import { findWorkersDev } from './workers-dev.ts';

type Folder = ReturnType<typeof findContentFolder>;

/** Nobody can tell the address yet, for a reason that a later step may not have. */
export class UnknownAddress extends Error {}

const FOR_EVER =
  'The authority is part of every id: if you change it later, readers show all articles again.';

/**
 * The origin of a release; null where it is the `url` of site.yaml. `given` is that of SITE_URL. Where site.yaml
 * has none that readers can reach, Workers Builds takes the address on workers.dev, since nobody could write it
 * before the first build; else this throws, with the lines to write. `passed` are the options of wrangler, which may name
 * another Worker.
 */
export async function settleOrigin(
  given: string | null,
  content: Folder,
  env: NodeJS.ProcessEnv,
  passed: readonly string[] = [],
): Promise<string | null> {
  if (given !== null) {
    const fault = toOriginFault(given);
    if (fault === null) return given;
    throw new Error(fault);
  }
  const { url, authority } = readSettings(content.folder);
  // What is missing or wrong is told by the compile.
  if (url === null) return null;
  const file = path.join(content.shown, 'site.yaml');
  const isSample = authority !== null && isUnreachable(authority);
  const why = toUnreachable(url);
  if (why === null) {
    // What has gone out must stay as it is.
    if (!isSample || existsSync(path.join(content.folder, LOCK_FILE))) return null;
    const line = `  authority: ${toAuthority(url)}`;
    throw new Error(
      `nobody can own the authority "${authority}". Write in ${file}, then try again:\n${line}\n${FOR_EVER}`,
    );
  }
  const found = await findWorkersDev(readWorkerConfig(content.folder, env, passed), env);
  if ('why' in found) {
    throw new UnknownAddress(
      `${why}. Write your own domain in ${file}, as "url" and in "authority".\n` +
        `To use an address of Cloudflare's (*.workers.dev) instead: ${found.why}.`,
    );
  }
  const lines = [
    `  url: ${found.address}`,
    ...(isSample ? [`  authority: ${toAuthority(found.address)}`] : []),
  ];
  const advice =
    `The Worker will be at ${found.address}. Write in ${file}:\n${lines.join('\n')}\n` +
    `If you have a domain, write that instead. ${FOR_EVER}`;
  if (!isWorkersBuild(env)) throw new Error(`${why}.\n${advice}`);
  console.error(`Warning: ${why}. This build takes another address.\n${advice}`);
  return found.address;
}

/** Whether this is a build of Workers Builds, Cloudflare's own service. */
export function isWorkersBuild(env: NodeJS.ProcessEnv): boolean {
  return (env['WORKERS_CI'] ?? '') !== '';
}

/** What site.yaml says, where it says it in order. */
function readSettings(folder: string): Readonly<Record<'url' | 'authority', string | null>> {
  const { url, authority } = toTable(readYamlFile(path.join(folder, 'site.yaml')));
  return {
    url: typeof url === 'string' ? toOrigin(url) : null,
    authority: typeof authority === 'string' ? authority : null,
  };
}

function readYamlFile(file: string): unknown {
  if (!existsSync(file)) return null;
  return readYaml(readFileSync(file, 'utf8'), () => undefined)?.value;
}

/** The authority's domain is in front of the date, and behind the name of a mailbox (RFC 4151). */
function isUnreachable(authority: string): boolean {
  const [domain = ''] = authority.replace(/^[^@]*@/, '').split(',');
  return URL.canParse(`https://${domain}`) && toUnreachable(`https://${domain}`) !== null;
}

function toAuthority(origin: string): string {
  return `${new URL(origin).hostname},${new Date().getUTCFullYear()}`;
}

// A compile that may go out: of content without errors, at an origin that readers can reach, and with all
// that the last release had.
import { randomUUID } from 'node:crypto';
import { LOCK_RULES } from '../content/lock-checks.ts';
import { toLockText } from '../content/published-lock.ts';
import { type Claim, claimOutput, findClaim, toRefusal } from './claim.ts';
import type { Option } from './command-line.ts';
import { toOriginFault } from './public-origin.ts';
import { runCompile } from './run-compile.ts';

export const ACCEPT: Option = {
  meaning: 'give up addresses and ids of the last release that would be lost',
};

/** What a process says to the build of the wrangler that it starts: this release is in `dist/`. */
export const RELEASE = 'TAGWIRE_RELEASE';

const LOST =
  'addresses or ids of the last release would be lost, see the warnings above. Mend them, or give ' +
  'them up for ever with: npm run deploy -- --accept';

export type Release = {
  /**
   * Null for a release at another address than that of site.yaml, as on a server for tests: what readers
   * have is not there.
   */
  readonly lock: string | null;
  readonly hub: string | null;
};

/**
 * Compiles a release. Throws, in words for a person, where the content
 * or its origin must not go out, and unless that is accepted, where addresses or ids of the last release
 * are lost.
 */
export async function compileRelease(origin: string | null, isAccepted: boolean): Promise<Release> {
  let release: Release = { lock: null, hub: null };
  const now = Math.floor(Date.now() / 1000);
  const { done, diagnostics } = await runCompile(origin, 'drop', {
    onPublished: ({ site, articles }, { url }) => {
      const lock = site.origin === url ? toLockText(site.authority, articles, now) : null;
      release = { lock, hub: site.hub };
    },
  });
  if (done === null) throw new Error('the content has errors.');
  const fault = toOriginFault(done.origin);
  if (fault !== null) throw new Error(fault);
  if (!isAccepted && diagnostics.some(({ rule }) => LOCK_RULES.has(rule))) throw new Error(LOST);
  return release;
}

/** Holds `dist/` for a release, until this process ends. Its name, by which its own build knows it. */
export function claimRelease(claim: Omit<Claim, 'command' | 'release'>): string {
  const release = randomUUID();
  const other = claimOutput({ ...claim, command: 'npm run deploy', release });
  if (other !== null) throw new Error(toRefusal(other));
  return release;
}

/**
 * Whether the release that the environment names is in `dist/`: whoever compiled it lives and holds it, so
 * that nothing has changed it since. Throws where somebody else holds `dist/`.
 */
export function isInPlace(env: NodeJS.ProcessEnv): boolean {
  const claim = findClaim();
  if (claim === null) return false;
  if (claim.release !== undefined && claim.release === env[RELEASE]) return true;
  throw new Error(toRefusal(claim));
}

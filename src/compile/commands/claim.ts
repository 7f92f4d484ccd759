// Who needs `dist/` as it is just now: `npm start`, which serves it, and `npm run deploy`, which is about
// to upload it. They hold a lock there, so that other commands do not change the site under them.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { findHolder, holdLock } from '../cache/lock.ts';
import { OUT } from './folders.ts';

export type Claim = {
  readonly command: 'npm start' | 'npm run deploy';
  /** Of all links; null where `site.yaml` has it. */
  readonly origin: string | null;
  /** The content folder, absolute. */
  readonly folder: string;
  /** What a deploy calls its release, for the build that its own wrangler starts. */
  readonly release?: string;
};

const FILE = path.join(OUT, 'claim.db');

/** What a process of this checkout has claimed; null where none has that lives. */
export function findClaim(): Claim | null {
  const said = findHolder(FILE);
  return said === null ? null : (JSON.parse(said) as Claim);
}

/** Claims `dist/` until this process ends. Null; or the claim of another process, which stays. */
export function claimOutput(claim: Claim): Claim | null {
  mkdirSync(OUT, { recursive: true });
  const said = holdLock(FILE, JSON.stringify(claim));
  return said === null ? null : (JSON.parse(said) as Claim);
}

/** Why another command cannot have `dist/`, and what to do. */
export function toRefusal({ command, origin }: Claim): string {
  return command === 'npm start'
    ? `"npm start" is already running here, on ${origin}. Stop it first (Ctrl+C), or use another checkout.`
    : '"npm run deploy" is already running here. Wait until it has finished, or use another checkout.';
}

/**
 * Why a compile of this folder for this origin (null: the one that is claimed) would change what is
 * served or uploaded; null when it would not.
 */
export function toConflict(claim: Claim, folder: string, origin: string | null): string | null {
  if (claim.command === 'npm run deploy') return `Not compiled: ${toRefusal(claim)}`;
  const change = toChange(claim, folder, origin);
  if (change === null) return null;
  return (
    `Not compiled: "npm start" is serving ${claim.folder} on ${claim.origin}, and this compile would ` +
    `change ${change}. Stop it first (Ctrl+C), or compile in another checkout.`
  );
}

function toChange(claim: Claim, folder: string, origin: string | null): string | null {
  if (folder !== claim.folder) return `its articles to those of ${folder}`;
  return origin === null || origin === claim.origin ? null : `its links to ${origin}`;
}

// What tests need of a workflow of GitHub Actions: its jobs, and their steps in order.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './root.ts';

type Environment = Readonly<Record<string, string>>;

export type Step = {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Environment;
  readonly 'working-directory'?: string;
};

export type Job = {
  readonly if?: string;
  readonly env?: Environment;
  readonly permissions?: object;
  readonly concurrency?: object;
  readonly steps: readonly Step[];
};

export type Workflow = {
  readonly on: Readonly<Record<string, unknown>>;
  readonly env: Environment;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
};

/** A workflow of the repository; GitHub knows anchors, but no merge keys. */
export function readWorkflow(file: string): Workflow {
  return parse(readFileSync(path.join(ROOT, file), 'utf8')) as Workflow;
}

export function listJobs({ jobs }: Workflow): readonly Job[] {
  return Object.values(jobs);
}

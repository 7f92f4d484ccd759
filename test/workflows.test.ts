// Workflows of GitHub Actions are read by GitHub's own parser, and keep what the documentation promises of them.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser';
import { describe, expect, it } from 'vitest';
import { ROOT } from './root.ts';
import { listJobs, readWorkflow } from './workflow.ts';

const FILES = globSync('{.github,templates/*/.github}/workflows/*', { cwd: ROOT }).toSorted();

const SOUND = `on: push
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - run: echo
`;

describe('a workflow', () => {
  it('is found', () => {
    expect(FILES.map((file) => file.replaceAll(path.sep, '/'))).toEqual(
      expect.arrayContaining([
        '.github/workflows/ci.yml',
        'templates/publication/.github/workflows/deploy.yml',
      ]),
    );
  });

  it.each(FILES)('%s has no fault', async (file) => {
    expect(await lint(readFileSync(path.join(ROOT, file), 'utf8'))).toEqual([]);
  });

  it.each(FILES)('%s takes actions of GitHub alone, each at one commit', (file) => {
    const steps = listJobs(readWorkflow(file)).flatMap(({ steps }) => steps);
    const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((uses) => !/^actions\/[\w-]+@[\da-f]{40}$/.test(uses))).toEqual([]);
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    // For people: the version of that commit.
    expect(text.match(/@[\da-f]{40}(?! # v\d+\.\d+\.\d+$)/gm)).toBeNull();
  });

  it.each(FILES)('%s may read, and nothing else where no job says so', (file) => {
    expect(readWorkflow(file).permissions).toEqual({ contents: 'read' });
  });

  it.each(FILES)('%s runs no text that others write', (file) => {
    const scripts = listJobs(readWorkflow(file)).flatMap(({ steps }) =>
      steps.map(({ run }) => run),
    );
    expect(scripts.filter((run) => run?.includes(`\${{`))).toEqual([]);
    expect(readFileSync(path.join(ROOT, file), 'utf8')).not.toContain('pull_request_target');
  });
});

describe('the parser', () => {
  it('takes a sound workflow', async () => {
    expect(await lint(SOUND)).toEqual([]);
  });

  it.each([
    ['a key that there is not', ['run: echo', 'rnu: echo']],
    ['a place that there is not', ['ubuntu-24.04', `\${{ matrx.system }}`]],
    ['a permission that there is not', ['contents: read', 'contents: reed']],
    ['an expression that has no end', ['run: echo', `run: echo \${{ github.ref }`]],
    ['a function that there is not', ['run: echo', `run: echo \${{ hashOf(github.ref) }}`]],
    ['a job that there is not', ['    steps:', '    needs: build\n    steps:']],
    ['a secret where none is known', ['    steps:', '    if: secrets.TOKEN\n    steps:']],
    ['a step that does nothing', ['run: echo', 'name: Nothing']],
    ['YAML that is none', ['on: push', 'on: [push']],
  ])('refuses %s', async (_, [before = '', after = '']) => {
    expect(await lint(SOUND.replace(before, after))).not.toEqual([]);
  });
});

async function lint(content: string): Promise<readonly string[]> {
  const { context, value } = parseWorkflow(
    { name: 'workflow.yml', content },
    new NoOperationTraceWriter(),
  );
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

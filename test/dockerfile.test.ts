// The Dockerfile: linted, and true to this checkout. No engine is needed.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { ROOT } from './root.ts';

const text = read('Dockerfile');
const instructions = text
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [name = '', ...words] = line.split(' ');
    return { name, words, rest: words.join(' ') };
  });

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

function restsOf(wanted: string): readonly string[] {
  return instructions.filter(({ name }) => name === wanted).map(({ rest }) => rest);
}

/** What is copied from the checkout. */
const copied = instructions
  .filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from'))
  .flatMap(({ words }) => words.slice(0, -1));

describe('the Dockerfile', () => {
  it('has nothing that a linter knows to be wrong', () => {
    expect(validate(text)).toEqual([]);
    expect(validate('FROM node\nRUM npm ci\n').map(({ message }) => message)).not.toEqual([]);
  });

  it('builds and runs on the Node of this checkout, at versions that do not move', () => {
    const version = read('.nvmrc').trim().replace(/^v/, '');
    const bases = restsOf('FROM').map((rest) => rest.split(' ')[0]);
    expect(bases).toHaveLength(2);
    for (const base of bases)
      expect(base).toMatch(new RegExp(`^node:${version.replaceAll('.', '\\.')}-`));
  });

  it('copies what is there, and .dockerignore lets in just that', () => {
    expect(copied.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
    const lines = read('.dockerignore').split('\n');
    expect(lines.filter((line) => line === '*')).toHaveLength(1);
    const admitted = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    expect(admitted.toSorted()).toEqual(copied.toSorted());
  });

  it('runs scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const called = [...text.matchAll(/npm run (\w+)/g)].map(([, name = '']) => name);
    expect(called).toEqual(['build', 'serve']);
    expect(called.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('ends as a user who may write nothing, with a health check of its own port', () => {
    expect(restsOf('USER')).toEqual(['node']);
    expect(restsOf('HEALTHCHECK').join()).toContain('/health');
    expect(restsOf('ENV').join()).toContain(`PORT=${restsOf('EXPOSE').join()}`);
  });
});

// Documents lead where they say, and nothing in the repository names a document that is not in it.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../root.ts';
import { listAnchors, listLinks, readAllTexts, readDocument, readDocuments } from './documents.ts';

/** What a person reads in a few minutes. */
const README_LINES = 180;

const documents = await readDocuments();
const texts = await readAllTexts();

describe('the README', () => {
  it(`has at most ${README_LINES} lines`, async () => {
    const lines = (await readDocument('README.md')).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(README_LINES);
  });
});

describe('a document', () => {
  it.each(documents)('$file links to files and headings that exist', async ({ file, text }) => {
    const missing: string[] = [];
    for (const link of listLinks(text)) {
      if (!(await leadsSomewhere(file, link))) missing.push(link);
    }
    expect(missing).toEqual([]);
  });

  it.each(documents)('$file names files that exist', ({ text }) => {
    const named = [...text.matchAll(/`((?:src|test|docs)\/[\w./-]+)`/g)];
    const missing = named
      .map(([, file = '']) => file)
      .filter((file) => !existsSync(path.join(ROOT, file)));
    expect(missing).toEqual([]);
  });

  it('is linked from another one', () => {
    const linked = documents.flatMap(({ file, text }) =>
      listLinks(text)
        .map((link) => toTarget(file, link).target)
        .filter((target) => target !== file),
    );
    const files = documents.map(({ file }) => file).filter((file) => file !== 'README.md');
    expect(files.filter((file) => !linked.includes(file))).toEqual([]);
  });
});

describe('no text', () => {
  it('names a document that is not there', () => {
    const named = texts.flatMap(({ file, text }) =>
      [...text.matchAll(/(?<!test\/)\b(?:docs|research|shared)\/[\w/-]+\.\w+|\b[A-Z]{4,}\.md\b/g)]
        .filter(([name]) => !existsSync(path.join(ROOT, name)))
        .filter(([name]) => !existsSync(path.join(ROOT, path.dirname(file), name)))
        .map(([name]) => `${file}: ${name}`),
    );
    expect(named).toEqual([]);
  });

  it('refers to a paragraph of anything but a standard', () => {
    const named = texts.flatMap(({ file, text }) =>
      [...text.matchAll(/\b(?!and|or)[a-z]+ §\S*|\((?:design)\b|\bissue \d/g)].map(
        ([words]) => `${file}: ${words}`,
      ),
    );
    expect(named).toEqual([]);
  });
});

async function leadsSomewhere(file: string, link: string): Promise<boolean> {
  const { target, anchor } = toTarget(file, link);
  if (!existsSync(path.join(ROOT, target))) return false;
  return anchor === '' || listAnchors(await readDocument(target)).has(anchor);
}

/** The file that a link leads to, by its path from the root. */
function toTarget(file: string, link: string): { target: string; anchor: string } {
  const [name = '', anchor = ''] = link.split('#');
  const target = name === '' ? file : path.posix.join(path.posix.dirname(file), name);
  return { target, anchor };
}

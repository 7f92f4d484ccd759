// A program that compiles the valid fixture and one with an archive into the folder that it is given, for the
// tests that ask the app.
import { copyFile, cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { compileInto } from '../compile-into.ts';
import { ROOT } from '../root.ts';
import { writeMany } from './many.ts';

const [, , STAGE = ''] = process.argv;

/** The same of many articles, whose assets stand among the others. */
const MANY_STAGE = `${STAGE}-many`;

const ASKED = {
  origin: 'https://feeds.example.org',
  now: Date.parse('2026-06-01T00:00:00Z') / 1000,
};

await rm(STAGE, { recursive: true, force: true });
await rm(MANY_STAGE, { recursive: true, force: true });
await compileInto(STAGE, {
  folder: path.join(ROOT, 'test/fixtures/content/valid'),
  ...ASKED,
});
await writeMany(path.join(MANY_STAGE, 'content'));
await compileInto(path.join(MANY_STAGE, 'dist'), {
  folder: path.join(MANY_STAGE, 'content'),
  ...ASKED,
});
// Tests inside workerd have no file system; the assets bring them the catalogs.
const assets = path.join(STAGE, 'assets');
await copyFile(path.join(STAGE, 'catalog.bin'), path.join(assets, 'catalog.bin'));
await copyFile(path.join(MANY_STAGE, 'dist/catalog.bin'), path.join(assets, 'many.bin'));
await cp(path.join(MANY_STAGE, 'dist/assets'), assets, { recursive: true });

// The schemas that editors read, as files of the documentation.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { frontMatter } from '../content/front-matter.ts';
import { pageFrontMatter } from '../content/page-front-matter.ts';
import { settings } from '../content/settings-shape.ts';
import { toEditorSchema } from '../output/editor-schema.ts';
import { ROOT } from './folders.ts';

/** Texts by the names of their files in docs/schema. What a key means is what the manual says of it. */
export function toSchemaFiles(): Readonly<Record<string, string>> {
  const schemas = {
    'front-matter.json': toFrontMatterSchema(),
    'page.json': toPageSchema(),
    'site.json': toEditorSchema(settings, 'site.yaml', readTable('## Settings')),
  };
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`]),
  );
}

export function toFrontMatterSchema() {
  const hints = readTable('### Front matter keys');
  return toEditorSchema(frontMatter, 'Front matter of an article', hints);
}

export function toPageSchema() {
  return toEditorSchema(pageFrontMatter, 'Front matter of a page', readTable('### Page keys'));
}

/** Meanings by keys: the first table below a heading of the manual, as plain text. */
function readTable(heading: string): ReadonlyMap<string, string> {
  const manual = readFileSync(path.join(ROOT, 'docs/writing.md'), 'utf8');
  const [, below = ''] = manual.split(`\n${heading}\n`);
  const [section = ''] = below.split(/\n#/u);
  const rows = section.matchAll(/^\| `([\w-]+)` \| (.*) \|$/gmu);
  return new Map([...rows].map(([, key = '', meaning = '']) => [key, toPlainText(meaning)]));
}

function toPlainText(markdown: string): string {
  return markdown.replace(/\[([^\][]*)\]\([^()]*\)/gu, '$1').replaceAll('`', '');
}

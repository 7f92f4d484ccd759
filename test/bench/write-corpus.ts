// `npm run bench:corpus`: writes a publication of any size, as a content folder to compile and serve.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writePublication } from './corpus.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    bytes: { type: 'string' },
    out: { type: 'string', default: '' },
  },
});
const articles = Number(values.articles);
const bytes = values.bytes === undefined ? [] : [Number(values.bytes)];
if (
  ![articles, ...bytes].every((count) => Number.isInteger(count) && count > 0) ||
  values.out === ''
) {
  throw new Error('Usage: npm run bench:corpus -- --articles 100000 [--bytes 20000] --out DIR');
}
const [size] = bytes;
await writePublication(
  path.resolve(values.out),
  articles,
  size === undefined ? size : [size, size],
);
console.log(`Wrote ${articles} articles. Compile them: CONTENT_DIR=${values.out} npm run compile`);

// `npm run bench:corpus`: writes a publication of any size, as a content folder to compile and serve.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writePublication } from './corpus.ts';

const { values } = parseArgs({
  options: { articles: { type: 'string', default: '1000' }, out: { type: 'string', default: '' } },
});
const articles = Number(values.articles);
if (!Number.isInteger(articles) || articles < 1 || values.out === '') {
  throw new Error('Usage: npm run bench:corpus -- --articles 100000 --out DIR');
}
await writePublication(path.resolve(values.out), articles);
console.log(`Wrote ${articles} articles. Compile them: CONTENT_DIR=${values.out} npm run compile`);

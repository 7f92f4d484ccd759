// Where the pictures of the pages go: a folder that git ignores.
import path from 'node:path';
import { ROOT } from '../root.ts';

export const SCREENSHOTS = path.join(ROOT, '.wrangler/screenshots');

// The checkout, wherever a test is started.
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..');

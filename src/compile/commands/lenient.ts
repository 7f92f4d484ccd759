// `--lenient`, an option of the commands that compile for their author alone.
import type { Option } from './command-line.ts';

export const LENIENT: Option = {
  meaning: 'publish articles without the files that are missing in them, instead of stopping',
};

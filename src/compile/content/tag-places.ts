// Where a tag stands in its file: looked up for the few that something is wrong with.
import { FILE_START, type Place } from '../diagnostics/rules.ts';
import { readBytes } from '../files/read-bytes.ts';
import { toSourceText } from '../files/text-file.ts';
import { readFrontMatter } from './front-matter.ts';

/** The place of a tag as an article has it; the file's beginning where it is not found any more. */
export function readTagPlace(path: string, written: string): Place {
  const silent = () => undefined;
  const bytes = readBytes(path, silent);
  const text = bytes && toSourceText(bytes, silent);
  if (text === null) return FILE_START;
  const { given, toPlace } = readFrontMatter(text, silent);
  const { tags = [] } = given;
  if (typeof tags === 'string') return toPlace(['tags']);
  const index = tags.findIndex((tag) => tag.normalize('NFC') === written);
  return index < 0 ? FILE_START : toPlace(['tags', index]);
}

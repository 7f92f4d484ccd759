// A text file as compile reads it: UTF-8, one kind of line end.
import { FILE_START, type Place, type Report } from '../diagnostics/rules.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** The text of a file, lines ended by `\n`; null, with a diagnostic, when it is not UTF-8. */
export function toSourceText(bytes: Uint8Array, report: Report): string | null {
  const text = decodeUtf8(bytes);
  if (text === null) {
    report('not-utf8', toFaultPlace(bytes), 'the file is not valid UTF-8; save it as UTF-8');
    return null;
  }
  return text.replace(/\r\n?/gu, '\n');
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** The first place that is not UTF-8: where the lenient and the given bytes part. */
function toFaultPlace(bytes: Uint8Array): Place {
  const lenient = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true }).decode(bytes);
  const given = Buffer.from(bytes);
  const again = Buffer.from(lenient);
  const length = Math.min(given.length, again.length);
  let offset = 0;
  while (offset < length && given[offset] === again[offset]) offset += 1;
  const before = given.subarray(0, offset).toString('utf8').split('\n');
  const last = before.at(-1) ?? '';
  return offset === 0 ? FILE_START : { line: before.length, column: last.length + 1 };
}

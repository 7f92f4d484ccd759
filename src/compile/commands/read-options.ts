// The options of a command, as its usage names them.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { toNearNames } from '../../query/names.ts';
import { quote, toNearHint } from '../diagnostics/hints.ts';

/**
 * Reads options and other arguments. Throws, in words for a person and with `usage`, where an option is
 * unknown or lacks its value.
 */
export function readOptions<const Config extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Config,
  usage: string,
) {
  const { tokens } = parseArgs({ args, strict: false, tokens: true });
  const [unknown] = tokens.flatMap((token) =>
    token.kind === 'option' && !(token.name in options) ? [token.rawName] : [],
  );
  if (unknown !== undefined) {
    const names = Object.keys(options).map((name) => `--${name}`);
    const near = toNearNames(unknown, names);
    const hint = near.length > 0 ? `; ${toNearHint(near)}` : '';
    throw new Error(`Unknown option ${quote(unknown)}${hint}\n${usage}`);
  }
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: true });
  } catch (fault) {
    const [reason] = fault instanceof Error ? fault.message.split('\n') : [];
    throw new Error(`${reason ?? fault}\n${usage}`);
  }
}

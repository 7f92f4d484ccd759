// The publication's own style, made small by esbuild, which also tells what is wrong with it.
import { type BuildFailure, build, type Location, type Message, type OnResolveArgs } from 'esbuild';
import type { BundleStyle } from '../content/custom-style.ts';
import type { Place } from '../diagnostics/rules.ts';
import { BROWSERS } from './browsers.ts';

/** The publication's own style, made small. What is wrong with it, browsers leave out. */
export const bundleStyle: BundleStyle = async (css, toUrl, fault) => {
  const resolve = ({ kind, path: url }: OnResolveArgs) => {
    if (kind === 'entry-point') return undefined;
    return {
      path: toUrl({ kind: kind === 'import-rule' ? 'import' : 'url', url }),
      external: true,
    };
  };
  const tell = (messages: readonly Message[]) => {
    for (const { text, location } of messages) fault(toPlace(location), text);
  };
  try {
    const { outputFiles, warnings } = await build({
      stdin: { contents: css, loader: 'css', sourcefile: 'custom.css' },
      ...{ bundle: true, minify: true, target: [...BROWSERS], write: false, logLevel: 'silent' },
      plugins: [
        { name: 'references', setup: ({ onResolve }) => onResolve({ filter: /^/ }, resolve) },
      ],
    });
    tell(warnings);
    return outputFiles[0]?.contents ?? null;
  } catch (failure) {
    if (!isBuildFailure(failure)) throw failure;
    tell(failure.errors);
    return null;
  }
};

function isBuildFailure(failure: unknown): failure is BuildFailure {
  return failure instanceof Error && 'errors' in failure && Array.isArray(failure.errors);
}

/** Columns of esbuild count bytes from 0. */
function toPlace(location: Location | null): Place {
  if (location === null) return { line: 1, column: 1 };
  const { line, column, lineText } = location;
  return { line, column: Buffer.from(lineText).subarray(0, column).toString().length + 1 };
}

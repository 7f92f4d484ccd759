// The browsers that pages are made for.

/** Those of the last few years, which know `light-dark()`, as esbuild names them. */
export const BROWSERS: readonly string[] = ['chrome123', 'firefox120', 'safari17.5'];

// What programs may do with what they fetch, as the site says it.

/** By the names of Content Signals (https://contentsignals.org), which RSL has too. */
export const USES = ['search', 'ai-input', 'ai-train'] as const;

export type Robots = {
  /** In the order of `USES`; of a use that is not there nothing is said. */
  readonly answers: readonly { readonly use: (typeof USES)[number]; readonly isAllowed: boolean }[];
  /** Whether there is a document of RSL; then every use has its answer. */
  readonly rsl: boolean;
};

// Scopes: the parts of the site that have pages and feeds at paths of their own.

export const SCOPE_KINDS = ['tag', 'section', 'author'] as const;

export type Scope = {
  readonly kind: (typeof SCOPE_KINDS)[number];
  readonly name: string;
};

/** The folder of each kind of scope in URLs. */
export const SCOPE_FOLDERS = { tag: 'tags', section: 'sections', author: 'authors' } as const;

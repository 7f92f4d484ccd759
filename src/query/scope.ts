// Scopes: the parts of the site that have pages and feeds at paths of their own.

export type Scope = {
  readonly kind: 'tag' | 'section' | 'author';
  readonly name: string;
};

/** The folder of each kind of scope in URLs. */
export const SCOPE_FOLDERS = { tag: 'tags', section: 'sections', author: 'authors' } as const;

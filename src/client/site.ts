// The site of this client. Compile puts its own address and names in the place of these.

/** Where requests go, unless `createClient` is told another origin. */
export const ORIGIN: string = 'http://localhost:8787';

/** Any tag; those that are used most are suggested. */
export type TagName = string;

/** Any section; those that are used most are suggested. */
export type SectionName = string;

/** Any author; those that are used most are suggested. */
export type AuthorName = string;

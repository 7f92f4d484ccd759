// Who could see a post: everybody, those who had its address, or nobody.
import { type Data, isData, toText, type Value } from './value.ts';

/** What front matter says of it. */
export type Visibility = {
  readonly draft: boolean;
  readonly unlisted: boolean;
  /** Why it is a draft, where no key calls it one. */
  readonly why?: string;
};

/** Keys that call a post a draft when they are true, and when they are false. */
const DRAFT_IF_TRUE = ['draft', 'isdraft', 'is_draft', 'hidden', 'private', 'wip', 'unpublished'];
const DRAFT_IF_FALSE = ['published', 'publish', 'ispublished', 'is_published', 'public', 'visible'];

/** Keys with which a post has a page, and is on no other. */
const UNLISTED_IF_TRUE = ['unlisted', 'eleventyexcludefromcollections'];

/** Keys of texts that only some may read. */
const SECRETS = ['password', 'encrypt', 'encrypted'];

/** Values of `status` and `visibility` with which everybody sees a post. */
const SHOWN = ['published', 'publish', 'public', 'live'];

/** All keys that are read here, in lower case. */
export const VISIBILITY_KEYS: readonly string[] = [
  ...DRAFT_IF_TRUE,
  ...DRAFT_IF_FALSE,
  ...UNLISTED_IF_TRUE,
  ...SECRETS,
  ...['status', 'visibility', 'headless', 'render', 'build', '_build'],
];

/** Reads a map with keys in lower case. What nobody saw is a draft: an import must not publish it. */
export function readVisibility(data: Data): Visibility {
  const unlisted =
    UNLISTED_IF_TRUE.some((key) => isTrue(data[key])) || isNever(toBuild(data)['list']);
  const isCalledDraft =
    DRAFT_IF_TRUE.some((key) => isTrue(data[key])) ||
    DRAFT_IF_FALSE.some((key) => isFalse(data[key]));
  if (isCalledDraft) return { draft: true, unlisted };
  const why = toReason(data);
  return why === null ? { draft: false, unlisted } : { draft: true, unlisted, why };
}

function toReason(data: Data): string | null {
  const secret = SECRETS.find((key) => toText(data[key]) !== undefined && !isFalse(data[key]));
  if (secret !== undefined) return `"${secret}" keeps it from most readers`;
  for (const key of ['status', 'visibility']) {
    const value = toText(data[key])?.toLowerCase();
    if (value !== undefined && !SHOWN.includes(value)) return `its ${key} is "${value}"`;
  }
  // A page of its own is what these take away: Eleventy, Zola, Hugo.
  const isBuilt = !isFalse(data['permalink']) && !isFalse(data['render']);
  const isRendered = !isNever(toBuild(data)['render']) && !isTrue(data['headless']);
  return isBuilt && isRendered ? null : 'it had no page';
}

/** Hugo's `build`, which was `_build` before. */
function toBuild(data: Data): Data {
  const build = data['build'] ?? data['_build'];
  return isData(build) ? build : {};
}

function isNever(value: Value | undefined): boolean {
  return isFalse(value) || toText(value)?.toLowerCase() === 'never';
}

function isTrue(value: Value | undefined): boolean {
  return /^(?:true|yes|on)$/iu.test(toText(value) ?? '');
}

function isFalse(value: Value | undefined): boolean {
  return /^(?:false|no|off)$/iu.test(toText(value) ?? '');
}

// The tables of an export of Ghost, as far as posts are made of them.
import * as v from 'valibot';

const text = v.optional(v.nullable(v.string()));
const id = v.union([v.string(), v.pipe(v.number(), v.transform(String))]);
const order = v.optional(v.nullable(v.number()), 0);

const post = v.object({
  id,
  title: text,
  slug: text,
  html: text,
  mobiledoc: text,
  lexical: text,
  markdown: text,
  status: text,
  visibility: text,
  type: text,
  /** Of versions before 2: true or 1 for a page. */
  page: v.optional(v.nullable(v.union([v.boolean(), v.number()]))),
  feature_image: text,
  image: text,
  custom_excerpt: text,
  canonical_url: text,
  locale: text,
  language: text,
  created_at: text,
  updated_at: text,
  published_at: text,
  author_id: v.optional(v.nullable(id)),
});
const user = v.object({
  id,
  name: text,
  slug: text,
  website: text,
  bio: text,
  profile_image: text,
});
const tag = v.object({ id, name: text, visibility: text });
const postTag = v.object({ post_id: id, tag_id: id, sort_order: order });
const postAuthor = v.object({ post_id: id, author_id: id, sort_order: order });
const postMeta = v.object({ post_id: id, feature_image_alt: text });
const setting = v.object({ key: v.string(), value: v.optional(v.unknown()) });

const data = v.object({
  posts: v.array(post),
  users: v.optional(v.array(user), []),
  tags: v.optional(v.array(tag), []),
  posts_tags: v.optional(v.array(postTag), []),
  posts_authors: v.optional(v.array(postAuthor), []),
  posts_meta: v.optional(v.array(postMeta), []),
  settings: v.optional(v.array(setting), []),
});

/** An export is in a list of one; the API's is not. */
const file = v.union([
  v.pipe(
    v.object({ db: v.tuple([v.object({ data })]) }),
    v.transform(({ db: [first] }) => first.data),
  ),
  v.pipe(
    v.object({ data }),
    v.transform((whole) => whole.data),
  ),
]);

export type GhostData = v.InferOutput<typeof data>;
export type GhostPost = GhostData['posts'][number];
export type GhostUser = GhostData['users'][number];

/** The tables; throws, in words, for what is no export. */
export function readGhost(json: string, shown: string): GhostData {
  const parsed = v.safeParse(file, parseJson(json, shown));
  if (parsed.success) return parsed.output;
  const [issue] = v.flatten(parsed.issues).root ?? [];
  throw new Error(
    `${shown}: this is no export of Ghost${issue === undefined ? '' : ` (${issue})`}`,
  );
}

function parseJson(json: string, shown: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new Error(`${shown}: this is no JSON, or it breaks off`, { cause });
  }
}

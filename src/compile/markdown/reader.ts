// Markdown → its tree. Of the two parsers the second does without what the text cannot hold.
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Data, type Processor, unified } from 'unified';

/** What GitHub's extension tries at every letter and digit, for addresses without `mailto:`. */
const EMAIL = 'emailAutolink';

type Syntax = NonNullable<Data['micromarkExtensions']>[number];
type Constructs = NonNullable<Syntax['text']>;

const whole = unified().use(remarkParse).use(remarkGfm).freeze();

const withoutEmails = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(function (this: Processor) {
    const data = this.data();
    data.micromarkExtensions = (data.micromarkExtensions ?? []).map(dropEmails);
  })
  .freeze();

/** The tree of a text in GitHub-flavoured Markdown. */
export function readMarkdown(text: string): Root {
  return (text.includes('@') ? whole : withoutEmails).parse(text);
}

function dropEmails({ text, ...others }: Syntax): Syntax {
  if (text === undefined) return others;
  const kept = Object.entries(text).map(([code, constructs]) => [code, drop(constructs)] as const);
  return { ...others, text: Object.fromEntries(kept) };
}

function drop(constructs: Constructs[number]): Constructs[number] {
  return [constructs].flat().flatMap((construct) => {
    return construct === undefined || construct.name === EMAIL ? [] : [construct];
  });
}

// The body of a post without the marks of its generator: what is certain is Markdown afterwards, what is
// not is left and noted. Code is never changed.
import { hideCode } from './code.ts';
import { dropAttributeLists, toAlerts, toFallbacks, toScriptLinks } from './common.ts';
import { type Dialect, type MarkContext, noteMark } from './dialect.ts';
import { noteExtensions } from './extensions.ts';
import { keepHeadingIds } from './headings.ts';
import { unwrapHexo } from './hexo.ts';
import { unwrapHugo } from './hugo.ts';
import { unwrapLiquid } from './liquid.ts';
import { createMask } from './mask.ts';
import { hideMath } from './math.ts';
import { unwrapMdx } from './mdx.ts';
import { hideRaw } from './raw.ts';
import { replaceTags } from './tags.ts';
import { unwrapZola } from './zola.ts';

const DIALECTS: { readonly [dialect in Dialect]: (text: string, context: MarkContext) => string } =
  {
    liquid: unwrapLiquid,
    nunjucks: unwrapLiquid,
    hexo: unwrapHexo,
    hugo: unwrapHugo,
    zola: unwrapZola,
    mdx: unwrapMdx,
    plain: notePlain,
  };

/** Unwraps a body with line ends `\n` and without characters that no feed may carry. */
export function unwrapMarks(text: string, context: MarkContext): string {
  const { dialect } = context;
  const mask = createMask();
  const literal = hideRaw(text, dialect, mask);
  const hidden = hideMath(hideCode(literal, dialect, mask), mask);
  const unwrapped = DIALECTS[dialect](hidden, context);
  const shared = [
    toAlerts,
    (before: string) => keepHeadingIds(before, mask.restore),
    (before: string) => dropAttributeLists(before, mask.restore),
    toScriptLinks,
    toFallbacks,
  ].reduce((before, rule) => rule(before), unwrapped);
  noteExtensions(shared, context);
  // Code is put aside line by line, so no empty line of it goes.
  return mask.restore(shared.replace(/\n{3,}/gu, '\n\n'));
}

/** Where no template is known, marks are only noted. */
function notePlain(text: string, context: MarkContext): string {
  return replaceTags(text, '{%', '%}', (_, tag) => {
    noteMark(context, tag);
    return null;
  });
}

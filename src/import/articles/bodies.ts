// The Markdown of posts that are to be written.
import type { ConvertAll, Converted, HtmlBody } from '../conversion.ts';
import type { Planned } from './plan.ts';

/** By post: what is HTML is converted, all at once; what is Markdown stays. */
export async function toBodies(
  planned: readonly Planned[],
  convertAll: ConvertAll,
): Promise<ReadonlyMap<Planned, Converted>> {
  const missing = planned.filter(({ there }) => there === null);
  const inHtml = missing.flatMap((one): (readonly [Planned, HtmlBody])[] => {
    const { body, place } = one.post;
    return body.kind === 'html' ? [[one, { html: body.text, base: body.base, place }]] : [];
  });
  const converted = await convertAll(inHtml.map(([, body]) => body));
  return new Map([
    ...missing.map((one) => [one, { markdown: one.post.body.text, notes: [] }] as const),
    ...inHtml.flatMap(([one], index) => {
      const result = converted[index];
      return result === undefined ? [] : [[one, result] as const];
    }),
  ]);
}

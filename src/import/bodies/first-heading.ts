// The first-level heading that a body begins with.

const HEADING = /^ {0,3}#[ \t]+([^\n]*)(?:\n|$)/u;

const UNDERLINED = /^([^\n]+)\n {0,3}=+[ \t]*(?:\n|$)/u;

export type FirstHeading = {
  /** As it is written, with the end of its line. */
  readonly whole: string;
  readonly markdown: string;
};

/** The heading at the very start; null where there is another one, or text. */
export function findFirstHeading(body: string): FirstHeading | null {
  const [whole, markdown = ''] = HEADING.exec(body) ?? UNDERLINED.exec(body) ?? [];
  return whole === undefined ? null : { whole, markdown };
}

/** The words of a heading, as a title has them: without marks, tags and addresses; null where none are left. */
export function toHeadingTitle({ markdown }: FirstHeading): string | null {
  const text = markdown
    .replace(/<[^<>]*>/gu, '')
    .replace(/\[([^[\]]*)\]\([^()]*\)/gu, '$1')
    .replace(/(?<![\p{L}\p{N}])[*_]+|[*_]+(?![\p{L}\p{N}])|`/gu, '')
    .replace(/\\(?=[!-/:-@[-`{-~])/gu, '')
    .trim()
    .replace(/ #+$/u, '')
    .trim();
  return text === '' ? null : text;
}

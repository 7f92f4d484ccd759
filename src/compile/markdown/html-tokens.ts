// HTML as the standard divides it into tokens (§13.2.5): tags, comments and what is neither.
import { type Token, Tokenizer, TokenizerMode } from 'parse5';

type Kind = 'start' | 'end' | 'comment' | 'unclosed' | 'other';

/** A piece of a text; `unclosed` is a comment that reaches to the text's end. */
export type HtmlToken = {
  readonly kind: Kind;
  /** Of a tag, in lower case; else empty. */
  readonly name: string;
  readonly attributes: readonly Token.Attribute[];
  /** Where each attribute stands, by its name. */
  readonly spans: Readonly<Record<string, { readonly start: number; readonly end: number }>>;
  /** From 0. */
  readonly start: number;
  readonly end: number;
  /** From 1, within the text. */
  readonly line: number;
  readonly column: number;
};

// Elements in which there is text alone, so that no tag and no comment begins there.
const MODES: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  plaintext: TokenizerMode.PLAINTEXT,
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  textarea: TokenizerMode.RCDATA,
  title: TokenizerMode.RCDATA,
  xmp: TokenizerMode.RAWTEXT,
};

/** The tags and comments of a text in their order. A tag without an end is none. */
export function readTokens(html: string): readonly HtmlToken[] {
  const tokens: HtmlToken[] = [];
  let open = false;
  const add = (kind: Kind, { location }: Token.Token, tag?: Token.TagToken): void => {
    if (location === null) return;
    tokens.push({
      kind,
      name: tag?.tagName ?? '',
      attributes: tag?.attrs ?? [],
      spans: toSpans(tag),
      start: location.startOffset,
      end: location.endOffset,
      line: location.startLine,
      column: location.startCol,
    });
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(tag) {
        add('start', tag, tag);
        tokenizer.state = MODES[tag.tagName] ?? tokenizer.state;
      },
      onEndTag: (tag) => add('end', tag, tag),
      onComment(comment) {
        const start = comment.location?.startOffset ?? 0;
        if (html.startsWith('<!--', start)) add(open ? 'unclosed' : 'comment', comment);
        else if (!html.startsWith('</', start)) add('other', comment);
      },
      onDoctype: (doctype) => add('other', doctype),
      onParseError({ code }) {
        if (code === 'eof-in-comment') open = true;
      },
      onCharacter: ignore,
      onWhitespaceCharacter: ignore,
      onNullCharacter: ignore,
      onEof: ignore,
    },
  );
  tokenizer.write(html, true);
  return tokens;
}

function toSpans(tag: Token.TagToken | undefined): HtmlToken['spans'] {
  const attributes = tag?.location?.attrs ?? {};
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { startOffset, endOffset }]) => [
      name,
      { start: startOffset, end: endOffset },
    ]),
  );
}

function ignore(): void {}

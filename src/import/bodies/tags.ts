// Tags of templates: found between their two marks, their arguments read, replaced.

/** What a tag becomes; null leaves it as it is. `before` is the text in front of it on its line. */
export type Replace = (inner: string, tag: string, before: string) => string | null;

/** Characters that are looked at in front of a tag. */
const NEAR = 500;

/** Replaces what stands between two marks, from the left. A tag without an end is none. */
export function replaceTags(text: string, open: string, close: string, replace: Replace): string {
  let out = '';
  let done = 0;
  for (let start = text.indexOf(open); start !== -1; start = text.indexOf(open, done)) {
    const end = text.indexOf(close, start + open.length);
    if (end === -1) break;
    const tag = text.slice(start, end + close.length);
    const inner = text.slice(start + open.length, end);
    const near = text.slice(Math.max(0, start - NEAR), start);
    const before = near.slice(near.lastIndexOf('\n') + 1);
    out += text.slice(done, start) + (replace(inner, tag, before) ?? tag);
    done = end + close.length;
  }
  return out + text.slice(done);
}

/** A pair of tags: what its first one says, and how the text between them is written. */
export type Pair<Said> = {
  readonly open: (inner: string) => Said | null;
  readonly isEnd: (inner: string, said: Said) => boolean;
  readonly write: (said: Said, text: string) => string;
};

/** Replaces pairs of tags with the text between them; one whose end is missing is left. */
export function replacePairs<Said>(
  text: string,
  open: string,
  close: string,
  pair: Pair<Said>,
): string {
  let out = '';
  let done = 0;
  let opened: { readonly said: Said; readonly start: number; readonly end: number } | null = null;
  for (let start = text.indexOf(open); start !== -1; ) {
    const end = text.indexOf(close, start + open.length);
    if (end === -1) break;
    const inner = text.slice(start + open.length, end);
    const after = end + close.length;
    if (opened !== null && pair.isEnd(inner, opened.said)) {
      out += text.slice(done, opened.start);
      out += pair.write(opened.said, text.slice(opened.end, start));
      done = after;
      opened = null;
    } else {
      const said = pair.open(inner);
      opened = said === null ? opened : { said, start, end: after };
    }
    start = text.indexOf(open, after);
  }
  return out + text.slice(done);
}

/** Arguments of a tag, as written: by their names, and in their order. */
export type Arguments = {
  readonly named: ReadonlyMap<string, string>;
  readonly listed: readonly string[];
};

const ARGUMENT =
  /(?:([\w.-]+)[=:])?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s"'`=,()]+))/gu;

/** Reads `name a="b" 'c' d`, and `a="b", c=3`. */
export function readArguments(text: string): Arguments {
  const named = new Map<string, string>();
  const listed: string[] = [];
  for (const [, name, double, single, back, bare] of text.matchAll(ARGUMENT)) {
    const value = (double ?? single)?.replace(/\\(["'\\])/gu, '$1') ?? back ?? bare ?? '';
    if (name === undefined) listed.push(value);
    else named.set(name.toLowerCase(), value);
  }
  return { named, listed };
}

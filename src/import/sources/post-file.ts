// What the name of a post's file says: its date, its name, and whether it is the page of a folder.

/** `content/posts/2016-1-29-My_Post/index.md` in its parts. */
export type FileName = {
  readonly file: string;
  readonly folder: string;
  /** Without ending and date: `My_Post`. */
  readonly name: string;
  /** Without ending: `2016-1-29-My_Post`. */
  readonly stem: string;
  readonly date: string | undefined;
  /** `en` of `hello.en.md`, a translation of `hello.md`. */
  readonly language: string | undefined;
  /** Whether it is the `index` of a folder, which then has the name. */
  readonly bundled: boolean;
};

const DATE = /^(\d{4})[-_.](\d{1,2})[-_.](\d{1,2})(?:[-_. ](.*))?$/su;
const DATED_FOLDERS = /(?:^|\/)(\d{4})\/(\d{1,2})\/(?:(\d{1,2})(?:\/|$))?/u;

const PAGES = /\.(?:md|markdown|mdown|mkdn?|mdx|html)$/iu;

/** Whether a file is a page of Markdown or HTML. */
export function isPage(file: string): boolean {
  return PAGES.test(file);
}

/** Reads the name of a file. */
export function readFileName(file: string): FileName {
  const steps = file.replace(PAGES, '').split('/');
  const written = steps.pop() ?? '';
  const [, language] = /^.+\.([a-z]{2})$/u.exec(written) ?? [];
  const last = language === undefined ? written : written.slice(0, -3);
  const bundled = /^(?:_?index|readme)$/iu.test(last) && steps.length > 0;
  const stem = bundled ? (steps.pop() ?? '') : last;
  const folder = steps.join('/');
  const [, year, month, day, rest] = DATE.exec(stem) ?? [];
  const name = year === undefined ? stem : (rest ?? stem);
  const date = year === undefined ? readFolderDate(folder, stem) : `${year}-${month}-${day}`;
  return { file, folder, name, stem, date, language, bundled };
}

/** `2011/03/18/x`, and `2021/05/28-x`. */
function readFolderDate(folder: string, stem: string): string | undefined {
  const [, year, month, day] = DATED_FOLDERS.exec(`${folder}/`) ?? [];
  if (year === undefined) return undefined;
  const last = day ?? /^(\d{1,2})-/u.exec(stem)?.[1];
  return last === undefined ? undefined : `${year}-${month}-${last}`;
}

// The files that every page loads, made small and named by their content.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, transform } from 'esbuild';
import type { StaticFiles } from '../../catalog/catalog.ts';
import { BROWSERS } from './browsers.ts';
import type { OutputFile } from './write.ts';

const PAGES = path.resolve(import.meta.dirname, '../../pages');

export type Static = {
  readonly files: readonly OutputFile[];
  readonly paths: Omit<StaticFiles, 'picture' | 'icons'>;
  /** That of a site that has none of its own. */
  readonly icon: OutputFile;
};

/** The texts of those that are made of our sources. */
type StaticTexts = Readonly<Record<Exclude<keyof Static['paths'], 'icon' | 'custom'>, string>>;

/** Set where this program is bundled: what `bundleStatic` makes. */
declare const BUNDLED_STATIC: StaticTexts | undefined;

export async function buildStatic(): Promise<Static> {
  const texts = typeof BUNDLED_STATIC === 'object' ? BUNDLED_STATIC : await bundleStatic();
  const style = toFile('style.css', Buffer.from(texts.style));
  const script = toFile('script.js', Buffer.from(texts.script));
  const search = toFile('search.js', Buffer.from(texts.search));
  const prose = toFile('prose.css', Buffer.from(texts.prose));
  const docsStyle = toFile('docs.css', Buffer.from(texts.docsStyle));
  const docsScript = toFile('docs.js', Buffer.from(texts.docsScript));
  const icon = toFile('icon.svg', await readFile(path.join(PAGES, 'icon.svg')));
  return {
    icon,
    files: [style, script, search, prose, docsStyle, docsScript, icon],
    paths: {
      style: toStaticPath(style),
      script: toStaticPath(script),
      search: toStaticPath(search),
      prose: toStaticPath(prose),
      docsStyle: toStaticPath(docsStyle),
      docsScript: toStaticPath(docsScript),
      icon: toStaticPath(icon),
      custom: null,
    },
  };
}

/** With `theme` after the style of every page, and the publication's own style, which may be null, beside it. */
export function withStyles(all: Static, theme: string, custom: Uint8Array | null): Static {
  const { files, paths } = all;
  const plain = files.find((file) => toStaticPath(file) === paths.style);
  const bytes = plain?.bytes ?? Buffer.of();
  const style = toFile('style.css', Buffer.concat([bytes, Buffer.from(theme)]));
  const own = custom === null ? null : toFile('custom.css', custom);
  return {
    ...all,
    files: [
      ...files.map((file) => (file === plain ? style : file)),
      ...(own === null ? [] : [own]),
    ],
    paths: {
      ...paths,
      style: toStaticPath(style),
      custom: own === null ? null : toStaticPath(own),
    },
  };
}

/** Rejects with esbuild's own messages where a source is wrong. */
export async function bundleStatic(): Promise<StaticTexts> {
  return {
    style: await bundle('style.css'),
    script: await bundle('script/main.ts'),
    search: await bundle('script/search.ts'),
    prose: await bundle('prose.css'),
    docsStyle: await bundle('docs.css'),
    // It runs before anything is shown, so it is no module.
    docsScript: await bundle('script/docs.ts', 'iife'),
  };
}

async function bundle(file: string, format: 'esm' | 'iife' = 'esm'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(PAGES, file)],
    bundle: true,
    minify: true,
    format,
    target: [...BROWSERS],
    write: false,
    logLevel: 'silent',
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`esbuild returned no output for ${file}`);
  return output.text;
}

/** The JavaScript of a module that people read too: as it was written, without types and comments. */
export async function toJavaScript(source: string): Promise<string> {
  const { code } = await transform(source, { loader: 'ts', format: 'esm', target: 'es2022' });
  return code;
}

function toFile(name: string, bytes: Uint8Array): OutputFile {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { path: `assets/static/${hash}/${name}`, bytes };
}

function toStaticPath({ path: file }: OutputFile): string {
  return file.replace(/^assets/, '');
}

// Front matter with files that were brought from other sites.
import type { ArticleFrontMatter } from './front-matter.ts';

/** The addresses of files that readers see or get. */
export function findMedia({ image, attachments = [] }: ArticleFrontMatter): readonly string[] {
  const own = attachments.flatMap((one) => ('url' in one ? [one.url] : []));
  return image === undefined ? own : [image.src, ...own];
}

/** `files` are paths below the content folder, by addresses. What is not among them stays. */
export function withFiles(
  frontMatter: ArticleFrontMatter,
  files: ReadonlyMap<string, string>,
): ArticleFrontMatter {
  const { image, attachments } = frontMatter;
  const src = files.get(image?.src ?? '');
  return {
    ...frontMatter,
    image: image === undefined || src === undefined ? image : { ...image, src: `../${src}` },
    attachments: attachments?.map((one) => {
      const file = 'url' in one ? files.get(one.url) : undefined;
      if (file === undefined) return one;
      return { file: `../${file}`, ...(one.title === undefined ? {} : { title: one.title }) };
    }),
  };
}

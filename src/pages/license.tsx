// What may be done with a page: the license in its head, and a line for people.
import { Say } from './say.tsx';
import { toShortAddress } from './short-address.ts';
import type { PageWords } from './words.ts';

export function LicenseLine({ words, url }: { words: PageWords; url: string }) {
  const name = (
    <a rel="license" href={url} lang="en" dir="ltr">
      {toLicenseName(url)}
    </a>
  );
  return (
    <p>
      <Say words={words} of="license" parts={{ name }} marked />
    </p>
  );
}

/** As people say it for a license of Creative Commons, `CC BY-SA 4.0`; else host and path. */
export function toLicenseName(url: string): string {
  const { hostname, pathname } = new URL(url);
  if (hostname.replace(/^www\./, '') === 'creativecommons.org') {
    const [, name = '', version = '', country = ''] =
      /^\/(?:licenses|publicdomain)\/([a-z-]+)\/([\d.]+)\/(?:([a-z]{2,3})\/)?/.exec(
        `${pathname}/`,
      ) ?? [];
    if (name === 'zero') return `CC0 ${version}`;
    if (name === 'mark') return `Public Domain Mark ${version}`;
    if (name !== '') return `CC ${name} ${version} ${country}`.toUpperCase().trimEnd();
  }
  return toShortAddress(url);
}

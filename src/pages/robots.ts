// What crawlers may fetch (robots.txt, RFC 9309), and what may be done with it (Content Signals, RSL 1.0).
import type { Robots } from '../catalog/robots.ts';
import type { Site } from '../catalog/site.ts';
import { RSL_PATH } from '../feed/known-paths.ts';

/** Of a document of RSL (RSL 1.0, https://rslstandard.org/rsl). */
export const RSL_TYPE = 'application/rsl+xml';

/** `/robots.txt`: everything may be fetched. */
export function toRobotsText({ origin, robots }: Site): string {
  const signals = robots.answers.map(({ use, isAllowed }) => `${use}=${isAllowed ? 'yes' : 'no'}`);
  return [
    signals.length === 0 ? '' : '# The meaning of Content-Signal: https://contentsignals.org\n',
    'User-agent: *\n',
    signals.length === 0 ? '' : `Content-Signal: ${signals.join(', ')}\n`,
    'Allow: /\n\n',
    // The address is absolute, and of no group.
    robots.rsl ? `License: ${origin}${RSL_PATH}\n` : '',
    `Sitemap: ${origin}/sitemap.xml\nSitemap: ${origin}/news-sitemap.xml\n`,
  ].join('');
}

/** The same answers as RSL, for the whole site. */
export function toRsl({ answers }: Robots): string {
  const toUses = (wanted: boolean): string =>
    answers
      .filter(({ isAllowed }) => isAllowed === wanted)
      .map(({ use }) => use)
      .join(' ');
  const [permitted, prohibited] = [toUses(true), toUses(false)];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<rsl xmlns="https://rslstandard.org/rsl">\n<content url="/">\n<license>\n',
    permitted === '' ? '' : `<permits type="usage">${permitted}</permits>\n`,
    prohibited === '' ? '' : `<prohibits type="usage">${prohibited}</prohibits>\n`,
    permitted === '' ? '' : '<payment type="free"/>\n',
    '</license>\n</content>\n</rsl>\n',
  ].join('');
}

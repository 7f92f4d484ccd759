// What `npm start` answers while there is no good version yet: why, until it is mended.
import type { ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { EVENTS_PATH, type Obstacle } from '../../catalog/preview.ts';

export const WAITING = 'Nothing is served until this is fixed.';

const NOTE = `${WAITING} The terminal has all errors. This page follows each save.`;

const STYLE = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  body { margin: 3rem auto; padding: 0 1.25rem; max-width: 50rem; }
  li { margin-bottom: 0.75em; white-space: pre-wrap; overflow-wrap: anywhere; }
  ul { list-style: none; padding: 0; }
  code { display: block; }`;

/** Whatever comes on the stream is news: other errors, or the site. */
const SCRIPT = `new EventSource('${EVENTS_PATH}').onmessage = () => location.reload();`;

/** A page that loads itself again after each save. */
export function toWaitingPage({ title, faults }: Obstacle): string {
  const items = faults.map(({ place, text }) => {
    return element('li', [...(place === '' ? [] : [element('code', [words(place)])]), words(text)]);
  });
  const root: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      element(
        'html',
        [
          element('head', [
            element('meta', [], { charSet: 'utf-8' }),
            element('meta', [], { name: 'viewport', content: 'width=device-width' }),
            element('title', [words(title)]),
            element('style', [words(STYLE)]),
            element('script', [words(SCRIPT)], { type: 'module' }),
          ]),
          element('body', [
            element('h1', [words(title)]),
            element('ul', items),
            element('p', [words(NOTE)]),
          ]),
        ],
        { lang: 'en' },
      ),
    ],
  };
  return `${toHtml(root)}\n`;
}

/** The same for programs, as problem details (RFC 9457). */
export function toWaitingProblem({ title, faults }: Obstacle): string {
  const lines = faults.map(({ place, text }) => (place === '' ? text : `${place} ${text}`));
  const detail = [`${title}.`, ...lines, WAITING].join('\n');
  return `${JSON.stringify({ status: 503, title: 'Service Unavailable', detail })}\n`;
}

function element(
  tagName: string,
  children: readonly ElementContent[],
  properties: { readonly [name: string]: string } = {},
): ElementContent & { readonly type: 'element' } {
  return { type: 'element', tagName, properties, children: [...children] };
}

function words(value: string): ElementContent {
  return { type: 'text', value };
}

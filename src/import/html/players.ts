// Players and scripts of other sites, as links to what they show.
import type { Element, Root } from 'hast';
import { toTextProperty, walkElements } from '../../compile/markdown/elements.ts';

type Report = (rule: string, place: unknown, message: string) => void;

const START = { line: 1, column: 1 };

/** The page of a film, by the address of its player. */
const PLAYERS: readonly (readonly [RegExp, (id: string) => string])[] = [
  [
    /^(?:https?:)?\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{11})(?![\w-])/u,
    (id) => `https://www.youtube.com/watch?v=${id}`,
  ],
  [/^(?:https?:)?\/\/player\.vimeo\.com\/video\/(\d+)/u, (id) => `https://vimeo.com/${id}`],
];

const GIST = /^(?:https?:)?\/\/gist\.github\.com\/([\w./-]+?)\.js(?:\?|$)/u;

/** The page that an embedded player's address is of; null where that is not known. */
function toPlayedPage(address: string): string | null {
  for (const [pattern, toPage] of PLAYERS) {
    const [, id] = pattern.exec(address) ?? [];
    if (id !== undefined) return toPage(id);
  }
  return null;
}

/** Leads players to their pages and makes links of scripts that show a gist, in place. */
export function replacePlayers(tree: Root, report: Report): void {
  walkElements(tree, START, (element) => {
    const src = toTextProperty(element.properties, 'src') ?? '';
    if (element.tagName === 'iframe') {
      const lazy = toTextProperty(element.properties, 'dataSrc');
      const address = src === '' || src === 'about:blank' ? (lazy ?? src) : src;
      element.properties['src'] = toPlayedPage(address) ?? address;
    }
    const [, gist] = element.tagName === 'script' ? (GIST.exec(src) ?? []) : [];
    if (gist !== undefined) {
      become(element, `https://gist.github.com/${gist}`);
      report('embed', null, 'a gist became a link');
    }
    return undefined;
  });
}

function become(element: Element, address: string): void {
  element.tagName = 'p';
  element.properties = {};
  element.children = [
    {
      type: 'element',
      tagName: 'a',
      properties: { href: address },
      children: [{ type: 'text', value: address }],
    },
  ];
}

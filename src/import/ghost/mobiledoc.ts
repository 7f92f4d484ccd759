// Mobiledoc, the form of Ghost's editor from 1 to 5: sections of marked text, and cards.
import * as v from 'valibot';
import { quote, toCardHtml } from './cards.ts';

const MARKUP = v.union([v.tuple([v.string()]), v.tuple([v.string(), v.array(v.string())])]);
const DOCUMENT = v.object({
  atoms: v.optional(v.array(v.looseTuple([v.string(), v.unknown()])), []),
  cards: v.optional(v.array(v.looseTuple([v.string(), v.unknown()])), []),
  markups: v.optional(v.array(MARKUP), []),
  sections: v.array(v.looseTuple([v.number()])),
});
const MARKERS = v.array(
  v.tuple([v.number(), v.array(v.number()), v.number(), v.union([v.string(), v.number()])]),
);

type Document = v.InferOutput<typeof DOCUMENT>;
type Markers = v.InferOutput<typeof MARKERS>;

/** Kinds of sections. */
const TEXT = 1;
const IMAGE = 2;
const LIST = 3;
const CARD = 10;

/** HTML of a document; `onCard` hears of cards that are not known. Throws what valibot does. */
export function fromMobiledoc(json: unknown, onCard: (name: string) => void): string {
  const document = v.parse(DOCUMENT, json);
  return document.sections.map((section) => toSection(section, document, onCard)).join('\n');
}

function toSection(
  [kind, ...rest]: Document['sections'][number],
  document: Document,
  onCard: (name: string) => void,
): string {
  if (kind === CARD) {
    const [name, payload] = document.cards[Number(rest[0])] ?? ['', null];
    const html = toCardHtml(name, payload);
    if (html === null) onCard(name);
    return html ?? '';
  }
  if (kind === IMAGE) return `<img src="${quote(String(rest[0]))}">`;
  const tagName = /^[a-z][a-z0-9]*$/u.test(String(rest[0])) ? String(rest[0]) : 'p';
  if (kind === LIST) {
    const items = v.parse(v.array(MARKERS), rest[1]);
    const inner = items.map((markers) => `<li>${toWords(markers, document)}</li>`).join('');
    return `<${tagName}>${inner}</${tagName}>`;
  }
  if (kind !== TEXT) return '';
  return `<${tagName}>${toWords(v.parse(MARKERS, rest[1]), document)}</${tagName}>`;
}

/** Each marker opens elements, has a text, and closes so many. */
function toWords(markers: Markers, { markups, atoms }: Document): string {
  const open: string[] = [];
  return markers
    .map(([type, opened, closed, value]) => {
      const start = opened.map((index) => {
        const [name, attributes = []] = markups[index] ?? ['span'];
        open.push(name);
        return `<${name}${toAttributes(attributes)}>`;
      });
      const [atom] = atoms[Number(value)] ?? [''];
      const text = type === 0 ? quote(String(value)) : atom === 'soft-return' ? '<br>' : '';
      const end = Array.from({ length: closed }, () => `</${open.pop()}>`);
      return start.join('') + text + end.join('');
    })
    .join('');
}

/** Names and values in turn. */
function toAttributes(flat: readonly string[]): string {
  return flat
    .map((value, index) => (index % 2 === 0 ? ` ${value}=` : `"${quote(value)}"`))
    .join('');
}

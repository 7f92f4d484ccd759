// Texts that are written without the library come out as with it.
import type { PhrasingContent, Root } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import { expect, test } from 'vitest';
import { writeText } from '../../src/import/html/plain-text.ts';

const PIECES = ['a', 'Ü', '1', ' ', '.', ')', '(', '-', ':', '"', '!', '*', '&lt;', ']', '_', '\n'];

const TEXTS = PIECES.flatMap((one) =>
  PIECES.flatMap((two) => PIECES.map((three) => one + two + three)),
);

const AROUND: Readonly<Record<string, (text: PhrasingContent) => Root>> = {
  'a paragraph': (text) => paragraph([text]),
  'a heading': (text) => ({
    type: 'root',
    children: [{ type: 'heading', depth: 2, children: [text] }],
  }),
  'beside a link': (text) => paragraph([text, link('x'), text]),
  'in emphasis': (text) => paragraph([{ type: 'emphasis', children: [text] }, text]),
  'beside a break': (text) => paragraph([text, { type: 'break' }, text]),
  'in a link': (text) => paragraph([{ ...link(''), children: [text] }]),
};

test.each(Object.entries(AROUND))('%s', (_, around) => {
  const differing = TEXTS.filter((value) => {
    const tree = around({ type: 'text', value });
    return toMarkdown(tree, { handlers: { text: writeText } }) !== toMarkdown(tree);
  });
  expect(differing).toEqual([]);
});

function paragraph(children: PhrasingContent[]): Root {
  return { type: 'root', children: [{ type: 'paragraph', children }] };
}

function link(value: string): Extract<PhrasingContent, { type: 'link' }> {
  return { type: 'link', url: 'https://x.example/', children: [{ type: 'text', value }] };
}

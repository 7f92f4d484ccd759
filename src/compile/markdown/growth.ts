// Parts of a text that grow beyond all measure in HTML: rows are filled up to the width of their
// table, every reference repeats its address, and a footnote leads back to each mention.
import type { Definition, FootnoteReference, Nodes, Reference, Table } from 'mdast';
import { quote } from '../diagnostics/hints.ts';
import type { Place } from '../diagnostics/rules.ts';

/** Cells that are not written, and mentions of one footnote. */
const MOST_FILLED = 10_000;
const MOST_MENTIONS = 1_000;

/** Bytes of repeated addresses, or as many as the text has: beyond, the parser takes references for text. */
const MOST_REPEATED = 100_000;

/** What grows too much; null for a part without a place in the text. */
export type Growth = { readonly place: Place | null; readonly message: string };

/** The part with which the nodes of a Markdown tree outgrow its text; null if none does. */
export function findGrowth(nodes: readonly Nodes[], text: string): Growth | null {
  return (
    findFilled(nodes.filter((node) => node.type === 'table')) ??
    findRepeated(
      nodes.filter((node) => node.type === 'linkReference' || node.type === 'imageReference'),
      nodes.filter((node) => node.type === 'definition'),
      Math.max(MOST_REPEATED, Buffer.byteLength(text)),
    ) ??
    findMentioned(nodes.filter((node) => node.type === 'footnoteReference'))
  );
}

function findFilled(tables: readonly Table[]): Growth | null {
  let filled = 0;
  for (const { align, children: rows, position } of tables) {
    const width = align?.length ?? 0;
    for (const { children: cells } of rows) filled += Math.max(0, width - cells.length);
    if (filled <= MOST_FILLED) continue;
    const message = `the table has ${width} columns, but more than ${MOST_FILLED} cells are missing in its rows`;
    return { place: position?.start ?? null, message };
  }
  return null;
}

function findRepeated(
  references: readonly (Reference & Pick<Definition, 'identifier' | 'label' | 'position'>)[],
  definitions: readonly Definition[],
  most: number,
): Growth | null {
  const lengths = new Map<string, number>();
  for (const { identifier, url, title } of definitions) {
    // The first of a name is the one that counts.
    if (!lengths.has(identifier)) lengths.set(identifier, Buffer.byteLength(url + (title ?? '')));
  }
  let repeated = 0;
  for (const { identifier, label, position } of references) {
    repeated += lengths.get(identifier) ?? 0;
    if (repeated < most) continue;
    const message = `${quote(label ?? identifier)}: this long URL is repeated too often`;
    return { place: position?.start ?? null, message };
  }
  return null;
}

function findMentioned(mentions: readonly FootnoteReference[]): Growth | null {
  const counts = new Map<string, number>();
  for (const { identifier, label, position } of mentions) {
    const count = (counts.get(identifier) ?? 0) + 1;
    counts.set(identifier, count);
    if (count <= MOST_MENTIONS) continue;
    const message = `${quote(label ?? identifier)}: more than ${MOST_MENTIONS} references to one footnote`;
    return { place: position?.start ?? null, message };
  }
  return null;
}

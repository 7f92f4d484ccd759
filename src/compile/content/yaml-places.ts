// YAML as a value and as places: which line and column of the file a key or a value stands at.
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml';
import { FILE_START, type Place, type Report } from '../diagnostics/rules.ts';
import { checkKeys, checkScalars, composeKeys } from './yaml-checks.ts';
import { toYamlFaults } from './yaml-faults.ts';
import { findMisread } from './yaml-misread.ts';

/** Keys and indexes that lead from the root to a value. */
export type KeyPath = readonly (string | number)[];

/** The place of the value at a path, or of its key; of the nearest parent when there is none. */
export type ToPlace = (path: KeyPath, part?: 'key' | 'value') => Place;

export type Yaml = { readonly value: unknown; readonly toPlace: ToPlace };

/**
 * Reads YAML 1.2 with the failsafe schema: maps, lists and strings, so `title: 2024` stays as
 * written. Null, with diagnostics, when the text is not YAML; an empty text is an empty map.
 */
export function readYaml(text: string, report: Report): Yaml | null {
  const lines = new LineCounter();
  const toPoint = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return line === 0 ? FILE_START : { line, column: col };
  };
  const document = parseDocument(text, {
    schema: 'failsafe',
    stringKeys: true,
    prettyErrors: false,
    lineCounter: lines,
  });
  const yaml = { text, document, toLine: (offset: number) => toPoint(offset).line };
  const isRead = document.errors.length + document.warnings.length === 0;
  const faults = isRead ? findMisread(yaml) : toYamlFaults(yaml);
  for (const { offset, message } of faults) report('bad-yaml', toPoint(offset), message);
  if (faults.length > 0) return null;

  let doubled = false;
  composeKeys(document, (offset, key) => {
    doubled = true;
    report('bad-yaml', toPoint(offset), `"${key}": duplicate key, in another Unicode form`);
  });
  if (doubled) return null;

  const start = document.contents?.range?.[0] ?? 0;
  const value = toValue(document);
  if (value === undefined) {
    report('bad-yaml', toPoint(start), 'too many YAML aliases (*name); write out the values');
    return null;
  }
  checkScalars(document, (offset, found) => {
    const message = `${found}: not allowed in XML; delete it`;
    report('forbidden-character', toPoint(offset), message);
  });
  checkKeys(document, (offset, key) => {
    report('bad-value', toPoint(offset), `"${key}": this word is reserved and cannot be a key`);
  });
  return {
    value: value ?? {},
    toPlace: (path, part = 'value') => toPoint(findOffset(document, path, part)),
  };
}

/** Undefined when resolving the aliases would take too much. */
function toValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 });
  } catch {
    return undefined;
  }
}

function findOffset(document: Document, path: KeyPath, part: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const [depth, step] of path.entries()) {
    const found = findStep(document, node, step);
    if (!found) return offset;
    offset = (depth === path.length - 1 && part === 'key' ? found.key : found.value) ?? offset;
    node = found.node;
  }
  return offset;
}

type Step = {
  readonly node: unknown;
  readonly key?: number | undefined;
  readonly value?: number | undefined;
};

function findStep(document: Document, parent: unknown, step: string | number): Step | null {
  const node = isAlias(parent) ? parent.resolve(document) : parent;
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return isNode(item) ? { node: item, key: toStart(item), value: toStart(item) } : null;
  }
  if (!isMap(node)) return null;
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
  if (!pair || !isScalar(pair.key)) return null;
  const key = toStart(pair.key);
  const value = isNode(pair.value) && !isEmpty(pair.value) ? toStart(pair.value) : key;
  return { node: pair.value, key, value };
}

/** A value left out: its key is what the editor must look at. */
function isEmpty(node: Node): boolean {
  return isScalar(node) && node.source === '' && node.type === 'PLAIN';
}

function toStart(node: Node): number | undefined {
  return node.range?.[0];
}

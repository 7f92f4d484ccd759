// Front matter of any dialect as one map; what cannot be parsed is rescued line by line.
import { parse as parseToml } from 'smol-toml';
import { isMap, isScalar, parseDocument, visit } from 'yaml';
import { readYaml } from '../../compile/content/yaml-places.ts';
import type { Note } from '../post.ts';
import { type Parts, splitFrontMatter } from './split.ts';
import { type Data, toData, type Value } from './value.ts';

export type FrontMatter = { readonly data: Data; readonly body: string };

/** The map and the body of a file; what is wrong with its front matter is noted. */
export function readFrontMatter(
  text: string,
  place: string,
  note: (note: Note) => void,
): FrontMatter {
  const parts = splitFrontMatter(text);
  if (parts.dialect === 'none') {
    note({ rule: 'no-front-matter', place, message: 'no front matter; the file name is used' });
  }
  if (parts.dialect === 'open') {
    const message = 'the front matter is not closed; read up to the first empty line';
    note({ rule: 'broken-front-matter', place, message });
  }
  try {
    return { data: parse(parts, place, note), body: parts.body };
  } catch (fault) {
    const message = `${toReason(text, parts, fault)}; read line by line`;
    note({ rule: 'broken-front-matter', place, message });
    const lines = parts.dialect === 'script' ? toLines(parts.source) : parts.source;
    return { data: rescue(lines), body: parts.body };
  }
}

/** What is wrong with front matter: for YAML as compile says it, with the line of the file. */
function toReason(text: string, { dialect, source }: Parts, fault: unknown): string {
  const told: string[] = [];
  if (dialect === 'yaml') {
    const above = text.slice(0, text.indexOf(source)).split('\n').length - 1;
    readYaml(source, (_, { line }, message) => void told.push(`line ${line + above}: ${message}`));
  }
  const [reason = ''] = String(fault instanceof Error ? fault.message : fault).split('\n');
  return told[0] ?? reason.replace(/:$/u, '');
}

/** A file of settings or data, by the end of its name; an empty map where it is broken. */
export function readDataFile(text: string, place: string, note: (note: Note) => void): Data {
  const dialect = place.endsWith('.toml') ? 'toml' : place.endsWith('.json') ? 'json' : 'yaml';
  try {
    return parse({ dialect, source: text, body: '' }, place, note);
  } catch (fault) {
    const [reason = ''] = String(fault instanceof Error ? fault.message : fault).split('\n');
    note({ rule: 'broken-settings', place, message: reason });
    return {};
  }
}

/** YAML that is known to be right, as a map of texts as they are written. */
export function toDataOf(yaml: string): Data {
  return parseYaml(yaml, '', () => undefined);
}

function parse({ dialect, source }: Parts, place: string, note: (note: Note) => void): Data {
  if (dialect === 'toml') return toData(parseToml(source));
  if (dialect === 'json') return toData(JSON.parse(source));
  if (dialect === 'script') return parseYaml(toFlow(source), place, note);
  return parseYaml(source, place, note);
}

/** A map of JavaScript as YAML has it, which knows no comments of this form and takes no tabs. */
function toFlow(script: string): string {
  return script
    .replace(/^[ \t]*\/\/.*$/gmu, '')
    .replace(/;\s*$/u, '')
    .replace(/^[ \t]+/gmu, '  ');
}

/** With the schema that leaves texts as written: dates and versions are no numbers. */
function parseYaml(source: string, place: string, note: (note: Note) => void): Data {
  const document = parseDocument(source, { schema: 'failsafe', uniqueKeys: false });
  const [error] = document.errors;
  if (error !== undefined) throw error;
  visit(document, {
    Map: (_, map) => {
      const known = new Set<unknown>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? key.value : key;
        if (known.has(name)) {
          note({ rule: 'duplicate-key', place, message: `"${name}" twice; the last one counts` });
        }
        known.add(name);
      }
    },
  });
  if (document.contents !== null && !isMap(document.contents)) return {};
  return toData(document.toJS({ maxAliasCount: 50 }));
}

/** The pairs of a map of JavaScript whose values are literal, one a line. */
function toLines(script: string): string {
  return script
    .split('\n')
    .map((line) => line.trim().replace(/,$/u, ''))
    .filter((line) => /^["']?\w+["']?: *(?:["'[\d]|true|false)/u.test(line))
    .join('\n');
}

/** `key: value`, `key = value`, and the items `- x` under a key. */
function rescue(source: string): Data {
  const data = new Map<string, Value>();
  let last = '';
  for (const line of source.split('\n')) {
    const [, key, separated = ''] = /^["']?([A-Za-z][\w-]*)["']?[ \t]*[:=](.*)$/u.exec(line) ?? [];
    const [, item] = /^[ \t]*-[ \t](.*)$/u.exec(line) ?? [];
    if (key !== undefined && key !== '__proto__') {
      last = key;
      data.set(key, toRescued(separated));
    } else if (item !== undefined && last !== '') {
      const known = data.get(last);
      data.set(last, [...(Array.isArray(known) ? known : []), unquote(item)]);
    }
  }
  return Object.fromEntries(data);
}

function toRescued(written: string): Value {
  const text = written.trim();
  if (!text.startsWith('[') || !text.endsWith(']')) return unquote(text);
  return text.slice(1, -1).split(',').map(unquote);
}

function unquote(written: string): string {
  const text = written.trim();
  const quote = text[0];
  const quoted = text.length > 1 && (quote === '"' || quote === "'") && text.endsWith(quote);
  return quoted ? text.slice(1, -1) : text.replace(/^["']/u, '');
}

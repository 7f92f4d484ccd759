// The cache: what earlier compiles found out, and what this one does, as tables of a database.
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { FileReading, ReadingDetails } from '../content/file-reading.ts';
import type { FileStat } from '../files/file-stat.ts';
import type { KnownMedium, MediaMemory } from '../files/media.ts';
import type { LocatedRecord } from '../output/records.ts';
import type { Rendered } from '../render/render-article.ts';
import { DamagedCache } from './database.ts';

/** What is remembered of an article's file beside what it says. */
export type FileState = {
  readonly file: string;
  readonly stat: FileStat;
  readonly hash: string;
  /** False for what must be rendered by every compile. */
  readonly isLasting: boolean;
  /** The later one of its dates that must not be in the future, in seconds since 1970. */
  readonly latest: number;
  /** The file with its record; null for drafts and broken articles. */
  readonly shelf: string | null;
};

/** A file as it was read, now or by an earlier compile, and its record; null for drafts and broken articles. */
export type Entry = FileReading & { readonly record: LocatedRecord | null };

/** Names in records by slug: of authors as JSON, of tags as titles. */
export type KnownNames = {
  readonly authors: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
};

export type Cache = {
  readonly setting: (name: string) => string;
  readonly setSetting: (name: string, value: string) => void;
  readonly states: () => readonly FileState[];
  readonly dependenciesOf: (file: string) => ReadingDetails['dependencies'];
  readonly anchorsOf: (file: string) => ReadingDetails['anchors'];
  /** All files, in some order. */
  readonly entries: () => readonly Entry[];
  readonly putFile: (rendered: Omit<Rendered, 'media'>, stat: FileStat) => void;
  readonly setStat: (file: string, stat: FileStat) => void;
  readonly setRecord: (file: string, record: LocatedRecord) => void;
  readonly removeFile: (file: string) => void;
  readonly names: () => KnownNames;
  readonly setNames: (names: KnownNames) => void;
  readonly media: () => MediaMemory;
  readonly setMedia: (media: MediaMemory) => void;
  readonly outputs: () => ReadonlyMap<string, FileStat>;
  readonly setOutputs: (outputs: ReadonlyMap<string, FileStat>) => void;
  /** Lets the next reading compare all that articles depend on. */
  readonly distrust: () => void;
  /** Forgets all articles and media. */
  readonly clear: () => void;
};

/** The tables of an open database. Reading throws a DamagedCache for what was never written. */
export function openCache(database: DatabaseSync): Cache {
  const prepare = (sql: string) => {
    const statement = database.prepare(sql);
    // Rows as arrays: objects take twice as long.
    statement.setReturnArrays(true);
    const all = (...values: SQLInputValue[]) => statement.all(...values) as unknown as Row[];
    return { all, run: (...values: SQLInputValue[]) => void statement.run(...values) };
  };
  const readFile = (column: 'anchors' | 'dependencies') => {
    const statement = prepare(`SELECT ${column} FROM articles WHERE file = ?`);
    return (file: string): unknown => parse(statement.all(file)[0]?.[0]);
  };
  const anchors = readFile('anchors');
  const dependencies = readFile('dependencies');
  const setting = prepare('SELECT value FROM settings WHERE name = ?');
  const setSetting = prepare('INSERT OR REPLACE INTO settings VALUES (?, ?)');
  const states = prepare('SELECT file, stat, hash, lasting, latest, shelf FROM articles');
  const entries = prepare(
    'SELECT file, reading, shelf, start, length, fingerprint, names FROM articles',
  );
  const putFile = prepare(
    'INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const setStat = prepare('UPDATE articles SET stat = ? WHERE file = ?');
  const setRecord = prepare(
    'UPDATE articles SET shelf = ?, start = ?, length = ?, fingerprint = ?, names = ? WHERE file = ?',
  );
  const removeFile = prepare('DELETE FROM articles WHERE file = ?');
  /** Sees to it that a table holds these rows; what it holds already is not written. */
  const replaceRows = (table: string, before: readonly Row[], rows: readonly Row[]): void => {
    if (JSON.stringify(before) === JSON.stringify(rows)) return;
    database.exec(`DELETE FROM ${table}`);
    const places = rows[0]?.map(() => '?').join(', ');
    const insert = rows.length > 0 ? prepare(`INSERT INTO ${table} VALUES (${places})`) : null;
    for (const row of rows) insert?.run(...row);
  };
  const table = (name: string) => ({
    read: () => prepare(`SELECT * FROM ${name}`).all(),
    replace: (rows: readonly Row[]) =>
      replaceRows(name, prepare(`SELECT * FROM ${name}`).all(), rows.toSorted(compareRows)),
  });
  const names = table('names');
  const media = table('media');
  const outputs = table('outputs');
  return {
    setting: (name) => String(setting.all(name)[0]?.[0] ?? ''),
    setSetting: (name, value) => {
      if (setting.all(name)[0]?.[0] !== value) setSetting.run(name, value);
    },
    states: () =>
      states.all().map(([file, stat, hash, lasting, latest, shelf]): FileState => {
        const [isLasting, where] = [lasting === 1, shelf === null ? null : String(shelf)];
        const text = { file: String(file), stat: String(stat), hash: String(hash) };
        return { ...text, isLasting, latest: Number(latest), shelf: where };
      }),
    dependenciesOf: (file) => dependencies(file) as ReadingDetails['dependencies'],
    anchorsOf: (file) => anchors(file) as ReadingDetails['anchors'],
    entries: () => entries.all().map(toEntry),
    putFile: (rendered, stat) => {
      const { file, hash, isLasting, latest, reading, record } = rendered;
      putFile.run(
        ...[file, stat, hash, Number(isLasting), latest, ...toRecordColumns(record)],
        ...[reading, rendered.anchors, rendered.dependencies],
      );
    },
    setStat: (file, stat) => setStat.run(stat, file),
    setRecord: (file, record) => setRecord.run(...toRecordColumns(record), file),
    removeFile: (file) => removeFile.run(file),
    names: () => {
      const all = names.read();
      const ofKind = (wanted: string) =>
        new Map(
          all.flatMap(([kind, slug, name]) =>
            kind === wanted ? [[String(slug), String(name)] as const] : [],
          ),
        );
      return { authors: ofKind('author'), tags: ofKind('tag') };
    },
    setNames: ({ authors, tags }) =>
      names.replace([
        ...[...authors].map(([slug, name]): Row => ['author', slug, name]),
        ...[...tags].map(([slug, name]): Row => ['tag', slug, name]),
      ]),
    media: () => new Map(media.read().map(toMedium)),
    setMedia: (known) =>
      media.replace(
        [...known].map(([file, { stat, hash, length, size }]): Row => {
          return [file, stat, hash, length, size?.width ?? null, size?.height ?? null];
        }),
      ),
    outputs: () => new Map(outputs.read().map(([file, stat]) => [String(file), String(stat)])),
    setOutputs: (written) => outputs.replace([...written].map(([file, stat]): Row => [file, stat])),
    distrust: () => setSetting.run('vocabulary', ''),
    clear: () => database.exec('DELETE FROM articles; DELETE FROM media; DELETE FROM names'),
  };
}

type Row = readonly (string | number | null)[];

function toEntry([file, reading, shelf, start, length, fingerprint, names]: Row): Entry {
  const said = parse(reading) as Omit<FileReading, 'file'>;
  const record = shelf === null ? null : { file: String(shelf), offset: Number(start) };
  return {
    file: String(file),
    ...said,
    record: record && {
      ...record,
      length: Number(length),
      fingerprint: String(fingerprint),
      names: names === null ? null : String(names),
    },
  };
}

function toRecordColumns(record: LocatedRecord | null): Row {
  if (record === null) return [null, null, null, null, null];
  const { file, offset, length, fingerprint, names } = record;
  return [file, offset, length, fingerprint, names];
}

function toMedium([file, stat, hash, length, width, height]: Row): readonly [string, KnownMedium] {
  const size = width === null ? null : { width: Number(width), height: Number(height) };
  const known = { stat: String(stat), hash: String(hash), length: Number(length), size };
  return [String(file), known];
}

function parse(json: unknown): unknown {
  try {
    return JSON.parse(String(json));
  } catch {
    throw new DamagedCache();
  }
}

/** By their keys, in the order in which SQLite keeps them: that of UTF-8. */
function compareRows(a: Row, b: Row): number {
  return Buffer.compare(Buffer.from(a.join('\0')), Buffer.from(b.join('\0')));
}

// The cache: what earlier compiles found out, and what this one does, as tables of a database.
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Dependencies } from '../content/dependencies.ts';
import type { FileStat } from '../files/file-stat.ts';
import type { KnownMedium, MediaMemory } from '../files/media.ts';
import type { LocatedRecord } from '../output/records.ts';
import type { Rendered } from '../render/render-article.ts';
import { createPool, type Entry, parse, type Row, toEntry, toRecordColumns } from './rows.ts';

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

export type Cache = {
  readonly setting: (name: string) => string;
  readonly setSetting: (name: string, value: string) => void;
  readonly states: () => Iterable<FileState>;
  readonly dependencies: () => Iterable<readonly [file: string, dependencies: Dependencies]>;
  readonly anchorsOf: (file: string) => readonly string[];
  /** All files, in some order. */
  readonly entries: () => Iterable<Entry>;
  readonly putFile: (rendered: Omit<Rendered, 'media'>, stat: FileStat) => void;
  readonly setStat: (file: string, stat: FileStat) => void;
  readonly setRecord: (file: string, record: LocatedRecord) => void;
  readonly removeFile: (file: string) => void;
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
    return {
      // One after the other: all at once would be most of the memory of a compile.
      each: (...values: SQLInputValue[]) =>
        statement.iterate(...values) as unknown as Iterable<Row>,
      run: (...values: SQLInputValue[]) => void statement.run(...values),
    };
  };
  const setting = prepare('SELECT value FROM settings WHERE name = ?');
  const setSetting = prepare('INSERT OR REPLACE INTO settings VALUES (?, ?)');
  const anchors = prepare('SELECT anchors FROM articles WHERE file = ?');
  const putFile = prepare(
    'INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const setStat = prepare('UPDATE articles SET stat = ? WHERE file = ?');
  const setRecord = prepare(
    'UPDATE articles SET shelf = ?, start = ?, length = ?, fingerprint = ?, names = ? WHERE file = ?',
  );
  const removeFile = prepare('DELETE FROM articles WHERE file = ?');
  /** A table of few rows: what it holds already is not written. */
  const table = (name: string) => {
    const read = (): readonly Row[] => [...prepare(`SELECT * FROM ${name}`).each()];
    const replace = (unsorted: readonly Row[]): void => {
      const rows = unsorted.toSorted(compareRows);
      if (JSON.stringify(read()) === JSON.stringify(rows)) return;
      database.exec(`DELETE FROM ${name}`);
      for (const row of rows) {
        prepare(`INSERT INTO ${name} VALUES (${row.map(() => '?').join(', ')})`).run(...row);
      }
    };
    return { read, replace };
  };
  const media = table('media');
  const outputs = table('outputs');
  const settingOf = (name: string): string => String([...setting.each(name)][0]?.[0] ?? '');
  return {
    setting: settingOf,
    setSetting: (name, value) => {
      if (settingOf(name) !== value) setSetting.run(name, value);
    },
    states: function* () {
      const rows = prepare('SELECT file, stat, hash, lasting, latest, shelf FROM articles').each();
      for (const [file, stat, hash, lasting, latest, shelf] of rows) {
        yield {
          ...{ file: String(file), stat: String(stat), hash: String(hash) },
          ...{ isLasting: lasting === 1, latest: Number(latest) },
          shelf: shelf === null ? null : String(shelf),
        };
      }
    },
    dependencies: function* () {
      const rows = prepare('SELECT file, dependencies FROM articles').each();
      for (const [file, json] of rows) yield [String(file), parse(json) as Dependencies];
    },
    anchorsOf: (file) => parse([...anchors.each(file)][0]?.[0] ?? '[]') as readonly string[],
    entries: function* () {
      const shared = createPool();
      const rows = prepare(
        'SELECT file, reading, shelf, start, length, fingerprint, names FROM articles',
      ).each();
      for (const row of rows) yield toEntry(row, shared);
    },
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
    clear: () => database.exec('DELETE FROM articles; DELETE FROM media'),
  };
}

function toMedium([file, stat, hash, length, width, height]: Row): readonly [string, KnownMedium] {
  const size = width === null ? null : { width: Number(width), height: Number(height) };
  const known = { stat: String(stat), hash: String(hash), length: Number(length), size };
  return [String(file), known];
}

/** By their keys, in the order in which SQLite keeps them: that of UTF-8. */
function compareRows(a: Row, b: Row): number {
  return Buffer.compare(Buffer.from(a.join('\0')), Buffer.from(b.join('\0')));
}

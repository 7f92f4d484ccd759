// The cache: what earlier compiles found out, and what this one does, as tables of a database.
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Dependencies } from '../content/dependencies.ts';
import type { FileLinks } from '../content/file-reading.ts';
import { createColumnsReader } from '../content/reading-columns.ts';
import type { FileStat } from '../files/file-stat.ts';
import type { KnownMedium, MediaMemory } from '../files/known-media.ts';
import type { LocatedRecord } from '../output/records.ts';
import type { Rendered } from '../render/render-article.ts';
import {
  ENTRY_COLUMNS,
  type Entry,
  type EntryRow,
  parse,
  type Row,
  toEntry,
  toRecordColumns,
} from './rows.ts';

/** Rows that are read at once. */
const SOME = 1_000;

/** What is known of neighbouring articles in the search index. */
export type KnownBlock = {
  readonly name: string;
  readonly key: string;
  readonly number: number;
  readonly hashes: Uint8Array;
  readonly lengths: Uint8Array;
  readonly articles: number;
  readonly words: number;
};

export type Cache = {
  readonly setting: (name: string) => string;
  readonly setSetting: (name: string, value: string) => void;
  /** All files, in some order. */
  readonly entries: () => Iterable<Entry>;
  /** The hash of a file's bytes; empty for one that is not known. */
  readonly hashOf: (file: string) => string;
  readonly dependencies: () => Iterable<readonly [file: string, dependencies: Dependencies]>;
  readonly anchorsOf: (file: string) => readonly string[];
  /** What a picture that is drawn for an article says; null where none is. */
  readonly pictureTitleOf: (file: string) => string | null;
  /** The links of articles to others. */
  readonly links: () => Iterable<FileLinks>;
  readonly putFile: (rendered: Omit<Rendered, 'media'>, stat: FileStat) => Entry;
  readonly setStat: (file: string, stat: FileStat) => void;
  readonly setRecord: (file: string, record: LocatedRecord) => void;
  readonly removeFile: (file: string) => void;
  readonly media: () => MediaMemory;
  readonly setMedia: (media: MediaMemory) => void;
  readonly outputs: () => ReadonlyMap<string, FileStat>;
  readonly setOutputs: (outputs: ReadonlyMap<string, FileStat>) => void;
  /** Hashes of the files of pictures, by what is on them. */
  readonly pictures: () => ReadonlyMap<string, string>;
  readonly setPictures: (pictures: ReadonlyMap<string, string>) => void;
  readonly blocks: () => readonly KnownBlock[];
  readonly setBlocks: (blocks: readonly KnownBlock[]) => void;
  /** Lets all be compared again that articles depend on, and the names in their records. */
  readonly distrust: () => void;
  /** Forgets all articles, media and pictures. */
  readonly clear: () => void;
};

/** The tables of an open database. Reading throws a DamagedCache for what was never written. */
export function openCache(database: DatabaseSync): Cache {
  const prepare = (sql: string) => {
    const statement = database.prepare(sql);
    // Rows as arrays: objects take twice as long.
    statement.setReturnArrays(true);
    return {
      all: (...values: SQLInputValue[]) => statement.all(...values) as unknown as readonly Row[],
      run: (...values: SQLInputValue[]) => void statement.run(...values),
    };
  };
  /** Columns of all articles: some rows at a time, since all at once would be most of a compile's memory. */
  const eachArticle = function* (columns: string): Generator<Row> {
    const some = prepare(
      `SELECT ${columns}, rowid FROM articles WHERE rowid > ? ORDER BY rowid LIMIT ${SOME}`,
    );
    for (let rows = some.all(0); rows.length > 0; rows = some.all(rows.at(-1)?.at(-1) ?? 0)) {
      yield* rows;
    }
  };
  /** A column in JSON of all articles that have it. */
  const eachPart = function* (column: string) {
    for (const [file, json] of eachArticle(`file, ${column}`)) {
      if (json !== null) yield [String(file), parse(json)] as const;
    }
  };
  const setting = prepare('SELECT value FROM settings WHERE name = ?');
  const setSetting = prepare('INSERT OR REPLACE INTO settings VALUES (?, ?)');
  const anchors = prepare('SELECT anchors FROM articles WHERE file = ?');
  const pictureTitle = prepare('SELECT picture_title FROM articles WHERE file = ?');
  const hash = prepare('SELECT hash FROM articles WHERE file = ?');
  const putFile = prepare(
    `INSERT OR REPLACE INTO articles (${ENTRY_COLUMNS}, hash, links, anchors, dependencies, picture_title)
    VALUES (${'?, '.repeat(26)}?)`,
  );
  const readColumns = createColumnsReader();
  const setStat = prepare('UPDATE articles SET stat = ? WHERE file = ?');
  const setRecord = prepare(
    'UPDATE articles SET shelf = ?, start = ?, length = ?, fingerprint = ?, names = ? WHERE file = ?',
  );
  const removeFile = prepare('DELETE FROM articles WHERE file = ?');
  /** A table of few rows: what it holds already is not written. */
  const table = (name: string) => {
    const read = (): readonly Row[] => prepare(`SELECT * FROM ${name}`).all();
    const replace = (unsorted: readonly Row[]): void => {
      const rows = unsorted.toSorted(compareRows);
      if (JSON.stringify(read()) === JSON.stringify(rows)) return;
      database.exec(`DELETE FROM ${name}`);
      const places = rows[0]?.map(() => '?').join(', ');
      const insert = places && prepare(`INSERT INTO ${name} VALUES (${places})`);
      if (insert) for (const row of rows) insert.run(...row);
    };
    return { read, replace };
  };
  const media = table('media');
  const outputs = table('outputs');
  const pictures = table('pictures');
  const blocks = prepare('SELECT * FROM blocks ORDER BY name');
  const putBlock = prepare('INSERT OR REPLACE INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?)');
  const removeBlock = prepare('DELETE FROM blocks WHERE name = ?');
  const settingOf = (name: string): string => String(setting.all(name)[0]?.[0] ?? '');
  return {
    setting: settingOf,
    setSetting: (name, value) => {
      if (settingOf(name) !== value) setSetting.run(name, value);
    },
    entries: function* () {
      for (const row of eachArticle(ENTRY_COLUMNS)) {
        yield toEntry(row as EntryRow, readColumns);
      }
    },
    hashOf: (file) => String(hash.all(file)[0]?.[0] ?? ''),
    dependencies: () => eachPart('dependencies') as Iterable<readonly [string, Dependencies]>,
    anchorsOf: (file) => parse(anchors.all(file)[0]?.[0] ?? '[]') as readonly string[],
    pictureTitleOf: (file) => {
      const title = pictureTitle.all(file)[0]?.[0] ?? null;
      return title === null ? null : String(title);
    },
    links: () => eachPart('links') as Iterable<FileLinks>,
    putFile: ({ file, hash: bytes, isLasting, latest, columns, record, ...more }, stat) => {
      const { links, anchors: ids, dependencies, pictureTitle: title } = more;
      const state = [file, stat, Number(isLasting), latest] as const;
      const row: EntryRow = [...state, ...toRecordColumns(record), ...columns];
      putFile.run(...row, bytes, links, ids, dependencies, title);
      return toEntry(row, readColumns);
    },
    setStat: (file, stat) => setStat.run(stat, file),
    setRecord: (file, record) => setRecord.run(...toRecordColumns(record), file),
    removeFile: (file) => removeFile.run(file),
    media: () => new Map(media.read().map(toMedium)),
    setMedia: (known) =>
      media.replace(
        [...known].map(([file, { stat, hash, length, size, duration }]): Row => {
          return [file, stat, hash, length, size?.width ?? null, size?.height ?? null, duration];
        }),
      ),
    outputs: () => new Map(outputs.read().map(([file, stat]) => [String(file), String(stat)])),
    setOutputs: (written) => outputs.replace([...written].map(([file, stat]): Row => [file, stat])),
    pictures: () => new Map(pictures.read().map(([key, name]) => [String(key), String(name)])),
    setPictures: (drawn) => pictures.replace([...drawn]),
    blocks: () => blocks.all().map(toBlock),
    setBlocks: (known) => {
      const before = new Map(prepare('SELECT name, key, number FROM blocks').all().map(toState));
      for (const { name, key, number, hashes, lengths, articles, words } of known) {
        if (before.get(name) !== `${key} ${number}`) {
          putBlock.run(name, key, number, hashes, lengths, articles, words);
        }
        before.delete(name);
      }
      for (const name of before.keys()) removeBlock.run(name);
    },
    distrust: () => {
      for (const name of ['vocabulary', 'terms']) setSetting.run(name, '');
    },
    clear: () => {
      for (const name of ['articles', 'media', 'pictures', 'blocks']) {
        database.exec(`DELETE FROM ${name}`);
      }
      setSetting.run('search', '');
    },
  };
}

function toMedium([file, stat, hash, length, width, height, duration]: Row): readonly [
  string,
  KnownMedium,
] {
  const size = width === null ? null : { width: Number(width), height: Number(height) };
  const played = duration === null ? null : Number(duration);
  const known = { stat: String(stat), hash: String(hash), length: Number(length), size };
  return [String(file), { ...known, duration: played }];
}

function toBlock([name, key, number, hashes, lengths, articles, words]: Row): KnownBlock {
  const toBytes = (value: Row[number] | undefined): Uint8Array =>
    value instanceof Uint8Array ? value : new Uint8Array();
  return {
    ...{ name: String(name), key: String(key), number: Number(number) },
    ...{ hashes: toBytes(hashes), lengths: toBytes(lengths) },
    ...{ articles: Number(articles), words: Number(words) },
  };
}

/** The name of a block, and what tells it from others under that name. */
function toState([name, key, number]: Row): readonly [string, string] {
  return [String(name), `${key} ${number}`];
}

/** By their keys, in the order in which SQLite keeps them: that of UTF-8. */
function compareRows(a: Row, b: Row): number {
  return Buffer.compare(Buffer.from(a.join('\0')), Buffer.from(b.join('\0')));
}

// The tables of the cache.

/** Counts up when a table changes, or what stands in one. */
export const VERSION = 7;

export const SCHEMA = `
  -- What all articles were read against, and the code that read them.
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE articles (
    file TEXT PRIMARY KEY,
    stat TEXT NOT NULL,         -- of the file when it was read
    hash TEXT NOT NULL,         -- of the file's bytes
    lasting INTEGER NOT NULL,   -- 0: to be rendered by every compile
    latest INTEGER NOT NULL,    -- the later one of its dates that must not be in the future
    shelf TEXT,                 -- file with its record; null for drafts and broken articles
    start INTEGER, length INTEGER, fingerprint TEXT,
    names TEXT,                 -- hash of the names that stand in the record
    -- What the file says, null where it cannot be read. Dates in seconds since 1970.
    slug TEXT, id TEXT, published INTEGER, updated INTEGER, removed INTEGER,
    draft INTEGER, unlisted INTEGER, authors TEXT, section TEXT,
    tags TEXT,                  -- JSON of each on a line of its own
    language TEXT, media TEXT,
    rest TEXT,                  -- JSON of what few articles have, and what is wrong with the file
    links TEXT,                 -- JSON of its links to other articles
    anchors TEXT NOT NULL,      -- JSON of the ids of its parts
    dependencies TEXT NOT NULL, -- JSON of what it took from outside its file
    picture_title TEXT          -- what a picture that is drawn for it says; null where none is
  ) STRICT;

  -- Files that articles show, and all that can be played, as they were read.
  CREATE TABLE media (
    file TEXT PRIMARY KEY, stat TEXT NOT NULL,
    hash TEXT NOT NULL, length INTEGER NOT NULL, width INTEGER, height INTEGER, duration INTEGER
  ) STRICT, WITHOUT ROWID;

  -- Neighbouring articles as they stand in the search index.
  CREATE TABLE blocks (
    name TEXT PRIMARY KEY,
    key TEXT NOT NULL,          -- hash of what is indexed
    number INTEGER NOT NULL,    -- the first of their numbers
    hashes BLOB NOT NULL,       -- of each shard, what is in it of them
    lengths BLOB NOT NULL,      -- of each article
    articles INTEGER NOT NULL, words INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Pictures that were drawn for articles and the site, by a hash of what is on them.
  CREATE TABLE pictures (key TEXT PRIMARY KEY, hash TEXT NOT NULL) STRICT, WITHOUT ROWID;

  -- Files of the output that are named by their content, as they were written.
  CREATE TABLE outputs (file TEXT PRIMARY KEY, stat TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

// site.yaml: from its text to the Site, its sections, authors, declared tags and redirects.
import { join } from 'node:path';
import type { Author, Picture, Section, Site, Term } from '../../catalog/site.ts';
import { toNormalForm } from '../../query/names.ts';
import { reportConflicts } from '../diagnostics/conflict-markers.ts';
import { quote, toHint } from '../diagnostics/hints.ts';
import { FILE_START, type Place, type Report } from '../diagnostics/rules.ts';
import { checkCharacters } from '../files/characters.ts';
import { type Folder, findFile } from '../files/folder.ts';
import type { FindMedium, MediaFile } from '../files/media.ts';
import { readBytes } from '../files/read-bytes.ts';
import { toSourceText } from '../files/text-file.ts';
import type { OwnAddress } from '../markdown/links.ts';
import { type OwnMessages, readMessages } from './messages.ts';
import { readPicture } from './pictures.ts';
import { toProfiles } from './profiles-shape.ts';
import { type Redirect, readRedirects, type ToFileUrl } from './redirects.ts';
import { type Settings, settings } from './settings-shape.ts';
import { checkShape } from './shape.ts';
import { readShow } from './show.ts';
import { toSite } from './site.ts';
import { readTheme } from './theme.ts';
import { type NameTable, readNames, readTagEntries, toTerm } from './vocabulary.ts';
import { toWebFeeds } from './webfeeds-shape.ts';
import { readYaml, type ToPlace, type Yaml } from './yaml-places.ts';

/** What the articles are checked against. Null where site.yaml is too broken to tell. */
export type Facts = {
  readonly origin: string;
  /** `url` of site.yaml; null when it is missing or wrong. */
  readonly url: string | null;
  readonly language: string;
  readonly zone: string;
  readonly authority: string;
  /** URL of the license of articles that say nothing of it. */
  readonly license: string | null;
  /** Whether RSS items lead to what `link:` of an article names. */
  readonly linksOut: boolean;
  readonly authors: NameTable | null;
  readonly sections: NameTable | null;
  readonly tags: { readonly names: NameTable; readonly only: boolean } | null;
  /** What an article has that says nothing of it: its `author`. */
  readonly defaults: NameTable;
  /** Types of podcasts by the slugs of their sections. */
  readonly shows: NameTable;
};

/** A tag of site.yaml; the title is null where an article's written form is to be taken. */
export type DeclaredTag = Omit<Term, 'title'> & { readonly title: string | null };

export type SettingsReading = {
  readonly facts: Facts;
  /** Null when site.yaml has an error. */
  readonly site: Site | null;
  readonly sections: readonly Section[];
  readonly authors: readonly Author[];
  readonly tags: readonly DeclaredTag[];
  readonly messages: OwnMessages;
  readonly redirects: readonly Redirect[];
  /** Addresses of this site that it leads to from all pages. */
  readonly addresses: readonly OwnAddress[];
  /** Markdown for the end of every page, and where it stands. */
  readonly footer: { readonly text: string; readonly place: Place } | null;
  readonly media: readonly MediaFile[];
  readonly findMedium: FindMedium;
};

/**
 * Reads site.yaml of a content folder. `origin` overrides its `url`; `toFinder` gives, once it is
 * known what site.yaml says of them, what finds media; `now` is in seconds.
 */
export function readSettings(
  folder: Folder,
  origin: string | null,
  now: number,
  toFinder: (origin: string, hasBucket: boolean) => FindMedium,
  report: Report,
): SettingsReading {
  const yaml = readSiteYaml(folder, report);
  const toPlace = yaml?.toPlace ?? (() => FILE_START);
  const given: Partial<Settings> = yaml ? checkShape(settings, yaml, report) : {};
  const base = origin ?? given.url ?? 'https://origin.invalid';
  const used: MediaFile[] = [];
  const findMedium = toFinder(base, given.bucket ?? false);
  const toPicture = toPictureReader(folder, findMedium, used, report);
  const toFileUrl: ToFileUrl = (path, place) => {
    const file = findFile(folder, '', path, place, report);
    if (file === null) return null;
    const medium = findMedium(file);
    used.push(medium.file);
    return medium.url;
  };

  const sections = readNames('sections', given.sections ?? {}, toPlace, report);
  const authors = readNames('authors', given.authors ?? {}, toPlace, report);
  const icon = toPicture(given.icon, toPlace(['icon']));
  const { theme, addresses } = readTheme(given.theme ?? {}, {
    origins: [base, given.url ?? null],
    toPicture,
    toPlace,
    report,
  });
  const profiles = toProfiles(given.profiles, (written, ...path) =>
    toPicture(written, toPlace(['profiles', ...path])),
  );
  const accent = given.theme?.accent === undefined ? null : theme.accent.light;
  const webfeeds = toWebFeeds(
    given.webfeeds,
    { accent, icon, logo: theme.logo },
    (written, ...path) => toPicture(written, toPlace(['webfeeds', ...path])),
  );
  const entries = readTagEntries(given.tags ?? {}, toPlace, report);
  const tags = readNames('tags', entries.map, toPlace, report);
  return {
    facts: {
      origin: base,
      url: given.url ?? null,
      language: given.language ?? 'und',
      zone: given.zone ?? 'UTC',
      authority: given.authority ?? '',
      license: given.license ?? null,
      linksOut: given.feeds?.link === 'external',
      authors: given.authors ? authors.names : null,
      sections: yaml && (given.sections || !has(yaml, 'sections')) ? sections.names : null,
      tags:
        yaml && (given.tags || !has(yaml, 'tags'))
          ? { names: tags.names, only: entries.only }
          : null,
      defaults: readDefaults(given, authors.names, toPlace, report),
      shows: new Map(
        Object.entries(given.sections ?? {}).flatMap(([slug, { podcast }]) =>
          podcast === undefined ? [] : [[slug, podcast.type ?? 'episodic'] as const],
        ),
      ),
    },
    sections: Object.entries(given.sections ?? {}).map(([slug, section]) => ({
      ...toTerm(slug, section.title, sections.aliases),
      description: section.description ?? null,
      podcast:
        section.podcast === undefined
          ? null
          : readShow(section.podcast, {
              slug,
              description: section.description,
              title: given.title ?? '',
              origin: given.url ?? base,
              authors: given.authors ? authors.names : null,
              toPicture,
              toPlace: (...path) => toPlace(['sections', slug, 'podcast', ...path]),
              report,
            }),
    })),
    authors: Object.entries(given.authors ?? {}).map(([slug, author]) => ({
      ...toTerm(slug, author.name, authors.aliases),
      url: author.url ?? null,
      avatar: toPicture(author.avatar, toPlace(['authors', slug, 'avatar']))?.url ?? null,
      bio: author.bio ?? null,
      support: author.support ?? null,
      fediverse: author.fediverse ?? null,
    })),
    tags: Object.entries(entries.map).map(([slug, { title }]) => ({
      ...toTerm(slug, '', tags.aliases),
      title: title ?? null,
    })),
    messages: readMessages(given.messages ?? {}, given.language ?? 'en', toPlace, report),
    redirects: readRedirects(given.redirects ?? {}, base, toFileUrl, toPlace, report),
    site: toSite(given, toPlace, base, now, { icon, theme, profiles, webfeeds }, report),
    addresses,
    footer:
      given.theme?.footer === undefined
        ? null
        : { text: given.theme.footer, place: toPlace(['theme', 'footer']) },
    media: used,
    findMedium,
  };
}

/** The author that `author:` names, or the only one there is. */
function readDefaults(
  { author: written, authors }: Partial<Settings>,
  names: NameTable,
  toPlace: ToPlace,
  report: Report,
): NameTable {
  const [only, ...others] = Object.keys(authors ?? {});
  const alone = others.length === 0 ? only : undefined;
  const named = written === undefined ? alone : names.get(toNormalForm(written));
  if (named !== undefined) return new Map([['author', named]]);
  if (written !== undefined && authors !== undefined) {
    const hint = toHint(toNormalForm(written), names.keys());
    report('unknown-author', toPlace(['author']), `${quote(written)}: ${hint}`);
  }
  return new Map();
}

function readSiteYaml(folder: Folder, report: Report): Yaml | null {
  if (!folder.files.has('site.yaml')) {
    const near = folder.files.has('site.yml') ? '; rename site.yml' : '';
    report('missing-file', FILE_START, `no site.yaml in the content folder${near}`);
    return null;
  }
  const bytes = readBytes(join(folder.root, 'site.yaml'), report);
  const text = bytes && toSourceText(bytes, report);
  if (text === null || reportConflicts(text, report)) return null;
  return readYaml(checkCharacters(text, report), report);
}

type ToPicture = (written: string | undefined, place: ReturnType<ToPlace>) => Picture | null;

/** A picture of site.yaml: a file of the content folder or an absolute URL, always an image. */
function toPictureReader(
  folder: Folder,
  findMedium: FindMedium,
  used: MediaFile[],
  report: Report,
): ToPicture {
  return (written, place) => {
    if (written === undefined) return null;
    const picture = readPicture(folder, '', written, findMedium, place, report);
    if (picture?.file) used.push(picture.file);
    return picture?.picture ?? null;
  };
}

function has({ value }: Yaml, key: string): boolean {
  return typeof value === 'object' && value !== null && key in value;
}

// An article as an episode of a podcast: what its front matter says, and what directories would refuse.
import { posix } from 'node:path';
import { isPlayed } from '../../catalog/playable.ts';
import type { Attachment, Episode } from '../../catalog/record.ts';
import { findEnclosure } from '../../feed/podcast.ts';
import { quote } from '../diagnostics/hints.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import { findFile } from '../files/folder.ts';
import { type MediaFile, toMediaType } from '../files/media.ts';
import { toWebAddress } from '../files/web-address.ts';
import type { LinkContext } from '../markdown/links.ts';
import type { FrontMatter } from './front-matter.ts';
import type { Facts } from './settings.ts';
import type { ToPlace } from './yaml-places.ts';

export type EpisodeReading = {
  /** Null for an article of a section that is no podcast. */
  readonly episode: Episode | null;
  /** What must be published with it. */
  readonly files: readonly MediaFile[];
};

type Source = {
  readonly file: string;
  readonly title: string | null | undefined;
  readonly section: string | null;
  readonly attachments: readonly Attachment[];
  /** False where it is withdrawn or unlisted: no directory sees it. */
  readonly isInFeed: boolean;
};

/** Types that Apple's directory takes. */
const PLAYED = /^(?:audio\/(?:mpeg|mp4|x-m4a)|video\/(?:mp4|quicktime|x-m4v))$/u;

/** Types of transcripts (Podcasting 2.0, `podcast:transcript`); those with times are captions, too. */
const TRANSCRIPTS: ReadonlyMap<string, boolean> = new Map([
  ['text/vtt', true],
  ['application/x-subrip', true],
  ['application/json', false],
  ['text/html', false],
  ['text/plain', false],
]);

/** Reads `podcast:` of an article. Without it, an article of a podcast is an episode all the same. */
export function readEpisode(
  given: FrontMatter['podcast'],
  source: Source,
  linkContext: LinkContext,
  { shows }: Pick<Facts, 'shows'>,
  toPlace: ToPlace,
  report: Report,
): EpisodeReading {
  const type = source.section === null ? undefined : shows.get(source.section);
  if (type === undefined) {
    const message = '"podcast": the section of this article is none; site.yaml says which are';
    if (given !== undefined) report('unused-key', toPlace(['podcast'], 'key'), message);
    return { episode: null, files: [] };
  }
  const files: MediaFile[] = [];
  const toUrl = (written: string, place: Place): string | null => {
    const address = toWebAddress(written);
    if (address !== null) return address;
    const path = findFile(linkContext.folder, posix.dirname(source.file), written, place, report);
    if (path === null) return null;
    const { file, url } = linkContext.findMedium(path);
    files.push(file);
    return url;
  };
  const { transcript = [], chapters } = given ?? {};
  const transcripts = [transcript].flat().flatMap((written, index) => {
    const isOne = typeof transcript === 'string';
    const place = toPlace(['podcast', 'transcript', ...(isOne ? [] : [index])]);
    const url = toUrl(written, place);
    const format = url === null ? null : toMediaType(new URL(url).pathname);
    const isCaptions = TRANSCRIPTS.get(format ?? '');
    if (url !== null && format !== null && isCaptions !== undefined) {
      return [{ url, type: format, isCaptions }];
    }
    const message = `${quote(written)}: a transcript must be a file like .vtt, .srt, .json, .html or .txt`;
    if (url !== null) report('bad-value', place, message);
    return [];
  });
  const episode: Episode = {
    season: given?.season ?? null,
    number: given?.episode ?? null,
    type: given?.episodeType ?? 'full',
    explicit: given?.explicit ?? null,
    transcripts,
    chapters: chapters === undefined ? null : toUrl(chapters, toPlace(['podcast', 'chapters'])),
    duration: given?.duration ?? null,
  };
  if (source.isInFeed) {
    reportRefused(episode, type, source, linkContext.origin, toPlace, report);
  }
  return { episode, files };
}

function reportRefused(
  { number, type: episodeType }: Episode,
  type: string,
  { title, attachments }: Source,
  origin: string,
  toPlace: ToPlace,
  report: Report,
): void {
  const refuse = (place: Place, message: string): void => report('podcast-refused', place, message);
  const enclosure = findEnclosure(attachments);
  const place = toPlace(attachments.length === 0 ? [] : ['attachments']);
  if (enclosure === undefined || !isPlayed(enclosure)) {
    refuse(place, 'podcast apps do not show an episode without audio or video in "attachments"');
  } else if (!PLAYED.test(enclosure.type)) {
    refuse(place, `Apple Podcasts refuses ${enclosure.type}; it takes MP3, M4A, MP4, M4V and MOV`);
  } else if (enclosure.url.startsWith('http:') && !enclosure.url.startsWith(`${origin}/`)) {
    refuse(place, 'directories refuse http: the URL of the episode must begin with https');
  }
  if (title === null) {
    refuse(toPlace([]), 'directories refuse an episode without a title; write "title: …"');
  }
  if (type === 'serial' && episodeType === 'full' && number === null) {
    refuse(toPlace([]), 'an episode of a serial podcast needs its number: "podcast: {episode: 1}"');
  }
}

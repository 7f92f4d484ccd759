// The files that travel with an article: players of audio and video, links to all.
import { isPlayed } from '../catalog/playable.ts';
import type { About, Attachment } from '../catalog/record.ts';
import { say } from '../messages/say.ts';
import { decode } from '../query/parameters.ts';
import type { PageWords } from './words.ts';

type Transcript = NonNullable<About['episode']>['transcripts'][number];

export function Attachments({ words, about }: { words: PageWords; about: About }) {
  const { attachments, episode, image, language } = about;
  if (attachments.length === 0) return null;
  // A transcript is of the episode, which is the first that can be played.
  const episodeFile = attachments.find(isPlayed);
  return (
    <ul class="attachments">
      {attachments.map((attachment) => {
        const transcripts = attachment === episodeFile ? (episode?.transcripts ?? []) : [];
        return (
          <li>
            {isPlayed(attachment) ? (
              <Played
                {...{ words, attachment, transcripts, language }}
                poster={image?.url ?? null}
              />
            ) : (
              <>
                <a href={attachment.url}>{toTitle(attachment)}</a> ({attachment.type})
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

type PlayedProps = {
  readonly words: PageWords;
  readonly attachment: Attachment;
  readonly transcripts: readonly Transcript[];
  /** BCP 47, of the article. */
  readonly language: string;
  readonly poster: string | null;
};

/** A player, loaded when somebody plays it; where it cannot be played, there is the link below it. */
function Played({ words, attachment, transcripts, language, poster }: PlayedProps) {
  const { url, type, duration, width, height } = attachment;
  const title = toTitle(attachment);
  const isFilm = type.startsWith('video/');
  const Player = isFilm ? 'video' : 'audio';
  return (
    <figure class="player">
      <figcaption>{title}</figcaption>
      <Player
        controls
        preload={isFilm && poster === null ? 'metadata' : 'none'}
        src={url}
        poster={isFilm ? (poster ?? undefined) : undefined}
        width={width ?? undefined}
        height={height ?? undefined}
        aria-label={title}
      >
        {transcripts
          .filter(({ type: format }) => isFilm && format === 'text/vtt')
          .map((transcript) => (
            <track kind="captions" srclang={language} src={transcript.url} />
          ))}
      </Player>
      <p class="row">
        {duration === null ? null : <span>{toClock(duration)}</span>}{' '}
        <a href={url} download {...words.mark}>
          {say(words, 'download')}
        </a>{' '}
        {transcripts.map((transcript) => (
          <>
            <a href={transcript.url} {...words.mark}>
              {say(words, 'transcript')}
            </a>{' '}
          </>
        ))}
      </p>
    </figure>
  );
}

/** `1:02:03` or `2:03`. */
function toClock(seconds: number): string {
  const pad = (number: number): string => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0
    ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}`
    : `${minutes}:${pad(seconds % 60)}`;
}

/** Its title, else the last segment of its URL as people read it; the URL where that says nothing. */
function toTitle({ title, url }: Attachment): string {
  const name = new URL(url).pathname.split('/').at(-1) ?? '';
  return title ?? (decode(name) || url);
}

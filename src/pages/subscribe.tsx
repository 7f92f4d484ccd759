// How to subscribe to one feed: its URL in each format to copy, and links that open it in readers.
import type { Catalog } from '../catalog/catalog.ts';
import type { Format } from '../feed/format.ts';
import { FORMATS } from '../feed/formats.ts';
import { toFeedUrl } from '../feed/links.ts';
import { say } from '../messages/say.ts';
import type { Query } from '../query/query.ts';
import { Say } from './say.tsx';
import type { PageWords } from './words.ts';

/** Readers that take a feed's address in a link. */
const READERS: readonly (readonly [name: string, toLink: (url: string) => string])[] = [
  ['Feedly', (url) => `https://feedly.com/i/subscription/feed%2F${encodeURIComponent(url)}`],
  ['Inoreader', (url) => `https://www.inoreader.com/?add_feed=${encodeURIComponent(url)}`],
  ['NewsBlur', (url) => `https://www.newsblur.com/?url=${encodeURIComponent(url)}`],
  ['Feedbin', (url) => `https://feedbin.com/?subscribe=${encodeURIComponent(url)}`],
  [
    'The Old Reader',
    (url) => `https://theoldreader.com/feeds/subscribe?url=${encodeURIComponent(url)}`,
  ],
];

type SubscribeProps = {
  readonly catalog: Catalog;
  readonly words: PageWords;
  readonly query: Query;
  /** The format that comes first, and that readers are given. */
  readonly format: Format;
};

export function Subscribe({ catalog, words, query, format }: SubscribeProps) {
  const others = FORMATS.filter(({ name }) => name !== format.name);
  const feeds = [format, ...others].map((one) => ({
    name: one.name,
    label: one.label,
    url: toFeedUrl(catalog.site, query, one),
  }));
  const own = toFeedUrl(catalog.site, query, format);
  return (
    <div class="subscribe" {...words.mark}>
      {feeds.map(({ name, label, url }) => (
        <p class="address">
          <label id={`format-${name}`} for={`address-${name}`}>
            {label}
          </label>
          <a href={url} aria-describedby={`format-${name}`}>
            {say(words, 'preview')}
          </a>
          <input id={`address-${name}`} type="url" readonly value={url} />
          <button
            type="button"
            data-copy={`address-${name}`}
            aria-describedby={`format-${name}`}
            aria-live="polite"
            hidden
          >
            {say(words, 'copy')}
          </button>
        </p>
      ))}
      <p class="row">
        <Say
          words={words}
          of="openIn"
          parts={{
            readers: (
              <>
                <a href={`feed:${own}`}>{say(words, 'yourReader')}</a>
                {READERS.map(([name, toLink]) => (
                  <>
                    {' '}
                    <a href={toLink(own)}>{name}</a>
                  </>
                ))}
              </>
            ),
          }}
        />
      </p>
    </div>
  );
}

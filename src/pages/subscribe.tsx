// How to subscribe to one feed: its URL in each format to copy, and links that open it in readers.
import type { Catalog } from '../catalog/catalog.ts';
import { FORMAT_FILES, FORMAT_NAMES, type FormatName, toUrls } from '../feed/document.ts';
import type { Query } from '../query/query.ts';
import { ENGLISH } from './layout.tsx';

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
  readonly query: Query;
  /** The format that comes first, and that readers are given. */
  readonly format: FormatName;
};

export function Subscribe({ catalog, query, format }: SubscribeProps) {
  const urls = toUrls(catalog.site, query);
  const formats = [format, ...FORMAT_NAMES.filter((name) => name !== format)];
  return (
    <div class="subscribe" {...ENGLISH}>
      {formats.map((name) => (
        <p class="address">
          <label id={`format-${name}`} for={`address-${name}`}>
            {FORMAT_FILES[name].label}
          </label>
          <a href={urls[name]} aria-describedby={`format-${name}`}>
            Preview
          </a>
          <input id={`address-${name}`} type="url" readonly value={urls[name]} />
          <button
            type="button"
            data-copy={`address-${name}`}
            aria-describedby={`format-${name}`}
            aria-live="polite"
            hidden
          >
            Copy
          </button>
        </p>
      ))}
      <p class="row">
        Open in <a href={`feed:${urls[format]}`}>your own reader</a>
        {READERS.map(([name, toLink]) => (
          <>
            {' '}
            <a href={toLink(urls[format])}>{name}</a>
          </>
        ))}
      </p>
    </div>
  );
}

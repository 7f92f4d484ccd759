// A profile: RSS in the form that a service demands. Its items are made of records when a feed is rendered, so that
// what is stored is the same for all.
import type { About, Attachment, Image } from '../../catalog/record.ts';
import type { ContentMode } from '../../catalog/site.ts';
import type { Document, ServiceChannel } from '../document.ts';

export type Profile = {
  readonly channel: (document: Document) => ServiceChannel;
  readonly item: (source: ItemSource) => ItemParts;
  /** Bytes of the whole file; null where a service names none. */
  readonly largest: number | null;
};

/** An article, its HTML, whether the item has that, and the titles of its authors and tags. */
export type ItemSource = {
  readonly article: About;
  readonly html: string;
  readonly content: ContentMode;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
};

/** What of an item a profile decides. */
export type ItemParts = {
  readonly title: string;
  readonly description: string;
  readonly html: string;
  readonly enclosure: Pick<Attachment, 'url' | 'length' | 'type'> | undefined;
  /** The picture that stands as `media:content`. */
  readonly image: Image | null;
  /** XML beside what any item has. */
  readonly elements: string;
};

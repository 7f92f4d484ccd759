// What a channel and an item are in every profile, unless it says otherwise.
import { toHeadline } from '../../catalog/headline.ts';
import type { Document, ServiceChannel } from '../document.ts';
import { findEnclosure } from '../podcast.ts';
import type { ItemParts, ItemSource } from './profile.ts';

export function toCommonChannel({ site, language }: Document): ServiceChannel {
  return { namespaces: {}, description: site.description, language, elements: '' };
}

export function toCommonItem({ article, html }: ItemSource): ItemParts {
  return {
    // Services demand a title: that of a note is its summary.
    title: toHeadline(article),
    description: article.summary,
    html,
    enclosure: findEnclosure(article.attachments),
    image: article.image,
    elements: '',
  };
}

/** A title of which nothing can be taken for HTML: services strip what looks like it. */
export function toPlainTitle(title: string): string {
  return title.replaceAll('<', '‹').replaceAll('>', '›');
}

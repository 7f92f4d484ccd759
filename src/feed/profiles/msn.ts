// MSN Partner Hub: metadata requirements and HTML guidelines (support.microsoft.com).
import { toAtomDate } from '../date.ts';
import { element } from '../rss-elements.ts';
import { toAllowedHtml } from './allowed-html.ts';
import { toCommonChannel, toCommonItem, toPlainTitle } from './common.ts';
import type { Profile } from './profile.ts';

export const MSN: Profile = {
  channel: (document) => ({
    ...toCommonChannel(document),
    namespaces: { 'xmlns:dcterms': 'http://purl.org/dc/terms/' },
  }),
  item: (source) => {
    const { updated, image } = source.article;
    const common = toCommonItem(source);
    const isInText = image !== null && source.content === 'full' && shows(source.html, image.url);
    return {
      ...common,
      title: toPlainTitle(common.title),
      html: toAllowedHtml(source.html),
      // One in the text keeps its place there.
      image: isInText ? null : image,
      elements: updated === null ? '' : element('dcterms:modified', toAtomDate(updated)),
    };
  },
  largest: null,
};

/** Whether HTML shows a picture: our serialiser has written its address. One that a link leads to is not shown. */
function shows(html: string, url: string): boolean {
  return html.includes(` src="${url.replaceAll('&', '&#x26;')}"`);
}

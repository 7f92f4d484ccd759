// SmartNews: SmartFormat 2.1 (publishers.smartnews.com).
import type { Picture } from '../../catalog/site.ts';
import { element } from '../rss-elements.ts';
import { toAttributes } from '../xml.ts';
import { toCommonChannel, toCommonItem } from './common.ts';
import type { Profile } from './profile.ts';

export const SMARTNEWS: Profile = {
  channel: (document) => {
    const { icon, profiles, description } = document.site;
    const { logo, darkLogo, description: own } = profiles.smartnews;
    return {
      ...toCommonChannel(document),
      namespaces: { 'xmlns:snf': 'http://www.smartnews.be/snf' },
      description: own ?? description,
      elements: toLogo('snf:logo', logo ?? icon) + toLogo('snf:darkModeLogo', darkLogo),
    };
  },
  item: (source) => {
    const { image } = source.article;
    const thumbnail =
      image === null ? '' : `<media:thumbnail${toAttributes({ url: image.url })}/>\n`;
    return { ...toCommonItem(source), elements: thumbnail };
  },
  largest: 1_000_000,
};

function toLogo(name: string, picture: Picture | null): string {
  return picture === null ? '' : `<${name}>\n${element('url', picture.url)}</${name}>\n`;
}

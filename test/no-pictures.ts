// A catalog for which nothing was drawn, and the paths of files that nobody asks for.
import type { StaticFiles } from '../src/catalog/catalog.ts';
import type { SocialPictures } from '../src/catalog/social-pictures.ts';

export const NO_PICTURES: SocialPictures = { positions: new Uint8Array(), hashes: '' };

export const STATIC_PATHS: StaticFiles = {
  style: '/static/0/style.css',
  script: '/static/0/script.js',
  prose: '/static/0/prose.css',
  docsStyle: '/static/0/docs.css',
  docsScript: '/static/0/docs.js',
  search: '/static/0/search.js',
  custom: null,
  icon: '/static/0/icon.svg',
  picture: '/static/0/social.png',
  icons: null,
};

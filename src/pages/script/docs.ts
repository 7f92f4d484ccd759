// The script of the page of the API, in the place of that of other pages: a form, footnotes and results are not on
// it. Without it everything can be read, and is linked.
import { enableCopying } from './copy.ts';
import { colourAll } from './docs/colours.ts';
import { followLanguage, restoreLanguage } from './docs/language.ts';
import { followPlaces } from './docs/places.ts';
import { enableTrying } from './docs/try.ts';
import { enableScrolling } from './scroll.ts';

// Before anything is shown.
restoreLanguage();

document.addEventListener('DOMContentLoaded', () => {
  followLanguage();
  enableTrying();
  followPlaces();
  colourAll();
  enableCopying();
  enableScrolling();
});

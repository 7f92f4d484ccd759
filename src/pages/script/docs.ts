// The script of the page of the API. Without it everything can be read, and is linked.
import { colourAll } from './docs/colours.ts';
import { followLanguage, restoreLanguage } from './docs/language.ts';
import { followPlaces } from './docs/places.ts';
import { enableTrying } from './docs/try.ts';

// Before anything is shown.
restoreLanguage();

document.addEventListener('DOMContentLoaded', () => {
  followLanguage();
  enableTrying();
  followPlaces();
  colourAll();
});

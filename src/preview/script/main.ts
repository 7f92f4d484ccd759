// The script of every page of `npm start`: it loads the page again after a save, and shows why a save
// cannot be shown.
import { listen } from './listen.ts';
import { showObstacle } from './overlay.ts';
import { reloadUnlessNewest } from './reload.ts';

/** The version that this page is of. */
const version = new URL(import.meta.url).searchParams.get('v');

listen((state) => {
  if (state.version === version) showObstacle(state.obstacle);
  else void reloadUnlessNewest(version);
});

// Out of the memory of the browser, where it has heard of nothing.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) void reloadUnlessNewest(version);
});

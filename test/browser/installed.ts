// Refuses to run where Chromium is missing, and says how to get it.
import { findChromium, listPlaces } from './chromium.ts';

export async function setup(): Promise<void> {
  if ((await findChromium()) !== null) return;
  const fault = new Error(`Chromium is missing. It was looked for at ${listPlaces().join(', ')}.
On Debian and its kin: apt-get install --yes chromium
Elsewhere: set CHROMIUM_PATH to the program of a Chromium or Chrome.`);
  // Where it was thrown tells nobody anything.
  fault.stack = '';
  throw fault;
}

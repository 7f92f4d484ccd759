// Finds and starts a headless Chromium that is installed on this machine.
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const USUAL: { readonly [platform: string]: readonly string[] } = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) =>
    ['Chromium/Application/chrome.exe', 'Google/Chrome/Application/chrome.exe'].map((file) =>
      path.join(process.env[variable] ?? 'C:/', file),
    ),
  ),
};

/** Where Chromium is looked for: where CHROMIUM_PATH says, and nowhere else if it says something. */
export function listPlaces(): readonly string[] {
  const said = process.env['CHROMIUM_PATH'] ?? '';
  return said === '' ? (USUAL[process.platform] ?? []) : [said];
}

/** Null where none of the places has one. */
export async function findChromium(): Promise<string | null> {
  for (const place of listPlaces()) {
    const isThere = await access(place, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return place;
  }
  return null;
}

export async function startChromium(): Promise<Browser> {
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error('there is no Chromium');
  return await chromium.launch({
    executablePath,
    // Chromium's sandbox does not start for root.
    chromiumSandbox: process.getuid?.() !== 0,
    // Whatever a page asks for, no request leaves this machine.
    args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    timeout: 120_000,
  });
}

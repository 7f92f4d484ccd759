// A publication in German that has every part of every page, however small.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const SITE = `title: Der Anzeiger
description: Nachrichten vom Fluss.
url: https://bare.example
language: de
zone: Europe/Berlin
authority: bare.example,2025
founded: 2025-01-01
copyright: © Der Anzeiger
sections:
  stadt: {title: Stadt, description: Was in der Stadt geschieht.}
  land: {title: Land}
authors:
  ida: {name: Ida Kern, bio: Schreibt vom Wasser., url: https://ida.example, support: https://ida.example/spenden}
  uwe: {name: Uwe Blum}
channels:
  - {title: Rundbrief, url: https://rundbrief.example}
tags:
  leer: {title: Leer}
`;

/** Articles enough for a second page of a year, and tags enough for letters and for a field to type them in. */
const MANY = 70;

const TEXT = `Das Wasser steigt. Es wird gemessen.

> [!NOTE]
> Gemessen wird jeden Tag.[^1]

[^1]: Nachts auch.
`;

/** Writes into a folder; its words are German, but for those of the front matter. */
export async function writeGermanSite(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'articles'), { recursive: true });
  await mkdir(path.join(folder, 'media'));
  await writeFile(path.join(folder, 'site.yaml'), SITE);
  await writeFile(path.join(folder, 'media/pegel.pdf'), '%PDF-1.4');
  for (let number = 1; number <= MANY; number++) {
    const day = new Date(Date.UTC(2025, 11, number)).toISOString().slice(0, 10);
    const lines = [
      `title: Pegel ${number}`,
      `date: ${day}T10:00`,
      number === 3 ? 'updated: 2026-04-05T10:00' : null,
      number === 4 ? 'removed: 2026-04-05T10:00' : null,
      `section: ${number % 2 === 0 ? 'stadt' : 'land'}`,
      `authors: [${number % 3 === 0 ? 'uwe' : 'ida'}]`,
      `tags: [Fluss, Ort ${number}]`,
      number === 3 ? 'attachments: [{file: ../media/pegel.pdf, title: Messwerte}]' : null,
    ];
    const head = lines.filter((line) => line !== null).join('\n');
    const file = path.join(folder, 'articles', `pegel-${number}.md`);
    await writeFile(file, `---\n${head}\n---\n${TEXT}`);
  }
}

// `npm run import`: brings the posts of another system into the content folder.
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { toContentFolder } from '../../compile/commands/folders.ts';
import { runCommand } from '../../compile/commands/run-command.ts';
import { convertAll } from '../html/threads.ts';
import { planImport, type TakeMedia } from '../import.ts';
import { recognise } from '../recognise.ts';
import { takeMedia } from '../remote/media.ts';
import { toReportFile, toSummary } from '../report.ts';
import { writeImport } from '../write.ts';
import { watchDownloads } from './download-progress.ts';
import { toCommandOptions, USAGE } from './options.ts';

/** The name of the report, beside the content folder. */
const REPORT = 'import-report.txt';

await runCommand(USAGE, async (given) => {
  const options = toCommandOptions(given);
  const { place, out, from, author, url, base, permalink, media, dryRun } = options;
  const env = out === '' ? process.env : { CONTENT_DIR: out };
  const { folder, shown } = toContentFolder(env);
  const hasSample = out === '' && isSample(folder);
  if (hasSample && !dryRun) throw new Error(toSampleFault(shown));
  const { source, why } = await recognise(place, from);
  console.log(`${place} is ${source.label} (${why}).\n`);
  const planned = await planImport({
    ...{ source, place, out: folder },
    ...(author === undefined ? {} : { author }),
    ...(url === undefined ? {} : { url }),
    ...(base === undefined ? {} : { base }),
    ...(permalink === undefined ? {} : { permalink }),
    now: Math.floor(Date.now() / 1000),
    convertAll,
    ...(media && !dryRun ? { takeMedia: toTakeMedia(folder) } : {}),
  });
  const written = dryRun ? null : await writeImport(folder, planned);
  const summary = toSummary(planned, shown, written);
  console.log(summary);
  if (!media && planned.notes.some(({ rule }) => rule === 'missing-image')) {
    console.log('The images that stay on the old site go with it: --media downloads them.');
  }
  if (hasSample) console.log(toSampleFault(shown));
  if (written !== null) {
    const report = path.join(path.dirname(folder), REPORT);
    await writeFile(report, toReportFile(planned, summary, `Import of ${place}, ${source.label}`));
    console.log(`All notes and old addresses are in ${toShown(report)}.`);
    const next = out === '' ? 'npm run compile' : `CONTENT_DIR=${out} npm run compile`;
    if (planned.articles.size > 0) console.log(`Next: ${next}`);
  }
  return planned.counts.posts === 0 ? 1 : 0;
});

/** Whether a content folder is the one that comes with Tagwire, whose addresses nobody can have (RFC 2606). */
function isSample(folder: string): boolean {
  const file = path.join(folder, 'site.yaml');
  return existsSync(file) && /^authority:.*\.example\.com,/mu.test(readFileSync(file, 'utf8'));
}

function toSampleFault(shown: string): string {
  return (
    `${shown} has the sample publication, and your posts would stand among its articles. Write them to a new ` +
    `folder: --out ../my-content. If you want them there, say --out ${shown}.`
  );
}

/** A path as it is shown: from here, unless it is elsewhere. */
function toShown(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') ? file : relative;
}

function toTakeMedia(out: string): TakeMedia {
  const onProgress = watchDownloads(process.stdout);
  return (bodies, addresses, note) => {
    return takeMedia(bodies, addresses, note, { out, onProgress });
  };
}

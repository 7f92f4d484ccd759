// `npm run check`: what is wrong with the content, and what services would refuse of it. Writes nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Content } from '../content/content.ts';
import { compareDiagnostics, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CompileOptions, Outcome } from '../options.ts';
import {
  checkAttachments,
  findRemoteAttachments,
  type RemoteAttachment,
} from '../remote/attachments.ts';
import { judge, toRefused } from '../services/judge.ts';
import { SERVICES } from '../services/services.ts';
import { toList, type Usage } from './command-line.ts';
import { findContentFolder, readSiteUrl } from './folders.ts';
import { FORMATS } from './report.ts';
import { runCommand } from './run-command.ts';
import { runCompile } from './run-compile.ts';

const NAMES = SERVICES.map(({ name }) => name);

const USAGE: Usage = {
  command: 'npm run check',
  about: `Checks the content folder as "npm run compile" does, and writes nothing. With --for, also tells
what services would refuse (errors) or show less well (warnings). With --addresses, asks the
network. CONTENT_DIR names another folder, SITE_URL replaces the url of its site.yaml.
Exit code: 0 no errors, 1 errors, 2 wrong options or variables.`,
  options: {
    for: {
      values: NAMES,
      sample: 'msn,flipboard',
      isList: true,
      meaning: `services that take your feeds: ${NAMES.join(', ')}`,
    },
    addresses: { meaning: 'ask the servers of attachments on other sites what they have' },
    all: { meaning: 'print every problem, also where a rule is broken in very many places' },
    format: { values: FORMATS, meaning: 'for people, for programs, or for GitHub Actions' },
  },
};

await runCommand(USAGE, async ({ options }) => {
  const origin = readSiteUrl(process.env);
  const { folder, shown } = findContentFolder(process.env);
  const asked = toList(options.get('for') ?? '');
  const services = SERVICES.filter(({ name }) => asked.includes(name));
  const format = FORMATS.find((one) => one === options.get('format')) ?? 'text';
  const isAsking = options.has('addresses');
  const again = [
    'npm run check --',
    ...(asked.length === 0 ? [] : [`--for ${asked.join(',')}`]),
    ...(isAsking ? ['--addresses'] : []),
    '--all',
  ];
  const work = { name: 'Check', done: 'Checked', all: again.join(' ') };
  let refused: readonly Diagnostic[] = [];
  let remote: readonly RemoteAttachment[] = [];
  const onPublished: CompileOptions['onPublished'] = (content, { renderContext }) => {
    if (isAsking) remote = findRemoteAttachments(folder, toStanding(content));
    if (services.length === 0 || renderContext === null) return;
    refused = judge(services, content, renderContext, { shown, now: renderContext.now });
  };
  const review = async ({ diagnostics, done }: Outcome): Promise<Outcome> => {
    const lost = await checkAttachments(remote, shown, tellProgress());
    const found = [...toRefused(services, diagnostics), ...refused, ...lost];
    return { diagnostics: found.toSorted(compareDiagnostics), done };
  };
  // What a compile would write is thrown away, so that it disturbs no other and finds all that it finds.
  const out = mkdtempSync(path.join(tmpdir(), 'tagwire-check-'));
  process.once('exit', () => rmSync(out, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const { diagnostics } = await runCompile(origin, 'drop', {
    form: { format, all: options.has('all'), work },
    out,
    draws: false,
    onPublished,
    review,
  });
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
});

/** Files of articles that readers have, or will have. */
function toStanding({ articles }: Pick<Content, 'articles'>): readonly string[] {
  return articles.filter(({ reading }) => reading.removed === null).map(({ file }) => file);
}

/** Milliseconds between two lines. */
const PAUSE = 2_000;

/** A line now and then, on the other stream than the report. */
function tellProgress(): (done: number, total: number) => void {
  let last = Date.now();
  return (done, total) => {
    if (Date.now() - last < PAUSE) return;
    last = Date.now();
    console.error(`Checked ${done} of ${total} addresses`);
  };
}

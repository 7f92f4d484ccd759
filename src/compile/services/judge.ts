// What services would refuse of a publication, as diagnostics.
import { join } from 'node:path';
import type { Content } from '../content/content.ts';
import type { Published } from '../content/published.ts';
import { readArticle, type WholeReading } from '../content/read-article.ts';
import type { RenderContext } from '../content/read-content.ts';
import { readYaml, type ToPlace } from '../content/yaml-places.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { FILE_START } from '../diagnostics/rules.ts';
import { readBytes } from '../files/read-bytes.ts';
import { toSourceText } from '../files/text-file.ts';
import type { Demand, Refusal, Service } from './service.ts';

/** What is wrong with files has been reported. */
const silent = (): void => undefined;

/** How the content folder is named in diagnostics, and the time in seconds. */
type Surroundings = { readonly shown: string; readonly now: number };

/**
 * Looks at what each service would see: the articles of its feed, and those that are scheduled. Content is
 * without errors, `renderContext` what it was read against.
 */
export function judge(
  services: readonly Service[],
  content: Content,
  renderContext: RenderContext,
  { shown, now }: Surroundings,
): readonly Diagnostic[] {
  const { folder } = renderContext.linkContext;
  const known = new Map<string, WholeReading | null>();
  const readOnce = (file: string): WholeReading | null => {
    const found = known.get(file);
    if (found !== undefined) return found;
    const bytes = readBytes(join(folder.root, file), silent);
    const { linkContext, settings } = renderContext;
    const read =
      bytes && readArticle(file, bytes, linkContext, settings.facts, renderContext.now, silent);
    known.set(file, read);
    return read;
  };
  const toSitePlace = readSitePlaces(folder.root);
  return services.flatMap((service) => {
    const { feed, scheduled } = chooseArticles(service, content, now);
    const tell = <Subject>(
      demands: readonly Demand<Subject>[],
      subject: Subject,
      file: string,
      toPlace: ToPlace,
    ): readonly Diagnostic[] =>
      demands.flatMap(({ rule, severity, refuse }) =>
        refuse(subject).map(({ at, message }) => ({
          file: `${shown}/${file}`,
          ...toOwnPlace(at, toPlace),
          severity,
          rule: `${service.name}-${rule}`,
          message,
        })),
      );
    const { site, sections } = content;
    return [
      ...tell(service.ofSite, { site, sections, feed }, 'site.yaml', toSitePlace),
      ...[...scheduled, ...feed].flatMap(({ file }) => {
        const whole = readOnce(file);
        if (!whole?.article) return [];
        const { article, elements, toPlace } = whole;
        const candidate = { article, site, elements: elements(), now };
        return tell(service.ofArticle, candidate, file, toPlace);
      }),
    ];
  });
}

/** Diagnostics of compile, with what these services refuse as errors. */
export function toRefused(
  services: readonly Service[],
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const refused = new Set(services.flatMap(({ refusedRules = [] }) => refusedRules));
  return diagnostics.map((one) => (refused.has(one.rule) ? { ...one, severity: 'error' } : one));
}

/** What the feed of a service has now, newest first, and what it will have. */
function chooseArticles(
  { entries, isOfPodcasts }: Service,
  { articles, site, sections }: Content,
  now: number,
): { readonly feed: readonly Published[]; readonly scheduled: readonly Published[] } {
  const shows = new Set(sections.filter(({ podcast }) => podcast !== null).map(({ slug }) => slug));
  const listed = articles.filter(({ reading }) => {
    const isTaken = isOfPodcasts !== true || shows.has(reading.section ?? '');
    return isTaken && !reading.unlisted && reading.removed === null;
  });
  const due = listed.filter(({ reading }) => reading.published <= now).toReversed();
  return {
    feed: due.slice(0, entries(site)),
    scheduled: listed.filter(({ reading }) => reading.published > now),
  };
}

function toOwnPlace(at: Refusal['at'], toPlace: ToPlace) {
  return 'line' in at ? at : toPlace(at);
}

/** Where the keys of site.yaml stand. */
function readSitePlaces(root: string): ToPlace {
  const bytes = readBytes(join(root, 'site.yaml'), silent);
  const text = bytes && toSourceText(bytes, silent);
  const yaml = text === null ? null : readYaml(text, silent);
  return yaml?.toPlace ?? (() => FILE_START);
}

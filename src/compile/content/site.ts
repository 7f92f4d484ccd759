// The Site, from the settings in which nothing is wrong.
import type { Site } from '../../catalog/site.ts';
import { quote } from '../diagnostics/hints.ts';
import type { Report } from '../diagnostics/rules.ts';
import { toHostFault } from '../files/public-host.ts';
import { readDate } from './dates.ts';
import { toReceivers } from './receivers.ts';
import { toRobots } from './robots.ts';
import type { Settings } from './settings-shape.ts';
import type { ToPlace } from './yaml-places.ts';

/** The Site; null when something it needs is missing or wrong. `now` is in seconds. */
export function toSite(
  given: Partial<Settings>,
  toPlace: ToPlace,
  origin: string,
  now: number,
  { icon, theme, profiles, webfeeds }: Pick<Site, 'icon' | 'theme' | 'profiles' | 'webfeeds'>,
  report: Report,
): Site | null {
  const { title, description, language, zone, authority, feeds } = given;
  const founded = readFounded(given, toPlace, report);
  if (authority !== undefined && Number(/,(\d{4})/u.exec(authority)?.[1]) > toYear(now)) {
    const message = `${quote(authority)}: the year must not be in the future`;
    report('bad-value', toPlace(['authority']), message);
  }
  if (given.hub !== undefined) {
    const why = toHostFault(new URL(given.hub).hostname.replace(/\.$/, ''));
    if (why !== null) {
      const message = `${quote(given.hub)}: the Worker cannot tell this hub of changes: ${why}; name a public hub, or remove the line`;
      report('unreachable-hub', toPlace(['hub']), message);
    }
  }
  const robots = toRobots(given.robots, toPlace, report);
  const receivers = toReceivers(given, origin, toPlace, report);
  if (title === undefined || description === undefined || language === undefined) return null;
  if (zone === undefined || authority === undefined || founded === null) return null;
  return {
    title,
    description,
    origin,
    language,
    zone,
    authority,
    founded,
    icon,
    copyright: given.copyright ?? null,
    license: given.license ?? null,
    robots,
    hub: given.hub ?? null,
    receivers,
    feeds: {
      limit: feeds?.limit ?? 20,
      content: feeds?.content ?? 'full',
      markdown: feeds?.markdown ?? false,
      refresh: feeds?.refresh ?? 30,
    },
    channels: given.channels ?? [],
    theme,
    profiles,
    webfeeds,
  };
}

function readFounded(given: Partial<Settings>, toPlace: ToPlace, report: Report): number | null {
  if (given.founded === undefined) return null;
  return readDate(given.founded, given.zone ?? 'UTC', toPlace(['founded']), report);
}

function toYear(now: number): number {
  return new Date(now * 1000).getUTCFullYear();
}

// Addresses as generators make them of a pattern: `/:year/:month/:title/`.

/** What the names of a pattern stand for; empty where a post has none of it. */
export type PermalinkNames = Readonly<Record<string, string>>;

/** The address of a pattern; null when it has a name that stands for nothing known. */
export function toPermalink(pattern: string, names: PermalinkNames): string | null {
  let unknown = false;
  const filled = pattern.replace(/:([a-z]\w*)/giu, (_, name: string) => {
    const value = names[name.toLowerCase()];
    unknown ||= value === undefined;
    return value ?? '';
  });
  return unknown ? null : `/${filled}`.replace(/\/{2,}/gu, '/');
}

/** Parts of a date, as patterns name them; none where there is no date. */
export function toDateNames(date: string | undefined): PermalinkNames {
  const [, year, month = '', day = '', hour = '00', minute = '00', second = '00'] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?/u.exec(
      date ?? '',
    ) ?? [];
  if (year === undefined) return {};
  return {
    ...{ year, short_year: year.slice(2) },
    ...{ month: month.padStart(2, '0'), i_month: String(Number(month)) },
    ...{ day: day.padStart(2, '0'), i_day: String(Number(day)) },
    ...{ hour: hour.padStart(2, '0'), minute, second },
  };
}

/** Joins the path that a site lived under and an address within it. */
export function underBase(base: string, address: string): string {
  const inner = address.startsWith('/') ? address : `/${address}`;
  return `${base.replace(/\/$/u, '')}${inner}`;
}

/** Lower case and hyphens, as most generators make slugs of titles and names. */
export function toPlainSlug(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .join('-');
}

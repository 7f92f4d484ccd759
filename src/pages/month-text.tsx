// A month as people of the site's language read it.
import type { Site } from '../catalog/site.ts';
import type { Month } from '../query/periods.ts';

/** With its year, or without where that stands above it. In English where the runtime has no words for it. */
export function MonthText(props: { month: Month; site: Site; year: boolean }) {
  const { site, year } = props;
  const [spoken = 'en'] = Intl.DateTimeFormat.supportedLocalesOf([site.language, 'en']);
  return (
    <span lang={spoken === site.language ? undefined : spoken}>
      {toMonthText(props.month, spoken, year)}
    </span>
  );
}

/** In the calendar of the addresses, whatever the usual one of the language. */
export function toMonthText({ year, month }: Month, language: string, withYear: boolean): string {
  const format = new Intl.DateTimeFormat(language, {
    calendar: 'gregory',
    month: 'long',
    ...(withYear ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  });
  return format.format(Date.UTC(year, month - 1, 15));
}

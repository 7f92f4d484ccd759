// A date as people of a language read it.
import type { Site } from '../catalog/site.ts';

/**
 * `seconds` since 1970, shown in the site's zone and in `language` (BCP 47), that of what stands around
 * it. Where the runtime has no words for it, in the site's language or English, and marked so.
 */
export function DateText(props: {
  seconds: number;
  language: string;
  site: Site;
  /** A property of https://microformats.org/wiki/h-entry. */
  property?: 'dt-published' | 'dt-updated';
}) {
  const { language, site, property } = props;
  const date = new Date(props.seconds * 1000);
  const wanted = [language, site.language, 'en'];
  const [spoken = 'en'] = Intl.DateTimeFormat.supportedLocalesOf(wanted);
  const format = new Intl.DateTimeFormat(spoken, { dateStyle: 'long', timeZone: site.zone });
  return (
    <time
      class={property}
      datetime={date.toISOString()}
      lang={spoken === language ? undefined : spoken}
    >
      {format.format(date)}
    </time>
  );
}

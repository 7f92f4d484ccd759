// A date as people of a language read it.
import type { Site } from '../catalog/site.ts';

/** `seconds` since 1970, shown in the site's zone. */
export function DateText(props: { seconds: number; language: string; site: Site }) {
  const date = new Date(props.seconds * 1000);
  const format = new Intl.DateTimeFormat(props.language, {
    dateStyle: 'long',
    timeZone: props.site.zone,
  });
  return <time datetime={date.toISOString()}>{format.format(date)}</time>;
}

// Origins that no reader out there could reach, and so must not be deployed.
import { toHostFault } from '../files/public-host.ts';

/** Why this origin cannot be deployed, and what to do; null when it can. */
export function toOriginFault(origin: string): string | null {
  const why = toUnreachable(origin);
  if (why === null) return null;
  return (
    `${why}. Set "url" in content/site.yaml, or SITE_URL, to the URL of your Worker, like ` +
    'https://feeds.your-domain.com.'
  );
}

/** Why no reader out there can reach this origin; null when they can. */
export function toUnreachable(origin: string): string | null {
  const why = toHostFault(new URL(origin).hostname.replace(/\.$/, ''));
  return why === null ? null : `${origin} is not a public URL: ${why}`;
}

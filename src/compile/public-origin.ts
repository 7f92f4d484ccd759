// Origins that no reader out there could reach, and so must not be deployed.

const LOCAL = /(^|\.)(localhost|local|test|invalid)$|^127\.|^\[::1\]$|^0\.0\.0\.0$/;

/** Reserved for documentation (RFC 2606 §3). */
const EXAMPLE = /(^|\.)(example|example\.(com|net|org))$/;

/** Why this origin cannot be deployed, and what to do; null when it can. */
export function toOriginFault(origin: string): string | null {
  const { hostname } = new URL(origin);
  if (!LOCAL.test(hostname) && !EXAMPLE.test(hostname)) return null;
  return (
    `the feeds would say ${origin}, which nobody can reach. ` +
    'Set "url" in content/site.yaml, or SITE_URL, to the address the Worker will have.'
  );
}

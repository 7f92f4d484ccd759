// Relative addresses of HTML, which stand for those of another site once they are moved.
import type { Properties, Root } from 'hast';
import { toWebAddress } from '../../compile/files/web-address.ts';
import { toTextProperty, walkElements } from '../../compile/markdown/elements.ts';

type Report = (rule: string, place: unknown, message: string) => void;

const START = { line: 1, column: 1 };
const NAMES = ['href', 'src', 'poster', 'cite', 'data'];
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:/iu;

/** Makes all addresses absolute, in place; one that is none stays as text alone. */
export function resolveAddresses(tree: Root, base: string | null, report: Report): void {
  walkElements(tree, START, ({ properties }) => {
    for (const name of NAMES) resolveProperty(properties, name, base, report);
    const set = toTextProperty(properties, 'srcSet');
    if (set !== null) resolveSet(properties, set, base);
    return undefined;
  });
}

function resolveProperty(
  properties: Properties,
  name: string,
  base: string | null,
  report: Report,
): void {
  const written = toTextProperty(properties, name)?.trim();
  if (written === undefined || written.startsWith('#')) return;
  const address = resolveAddress(written, base);
  const inner = address === null || base === null ? null : toFragment(address, base);
  if (name === 'href' && inner !== null) {
    properties[name] = inner;
    return;
  }
  if (address !== null) {
    properties[name] = address;
    return;
  }
  delete properties[name];
  if (written !== '') report('bad-link', null, `"${written}" is not a URL; its text is kept`);
}

/** An address as it stands where `base` does not matter; null for what is no URL. */
function resolveAddress(written: string, base: string | null): string | null {
  if (written === '') return null;
  if (/^https?:/iu.test(written) && toWebAddress(written) === null) {
    return URL.parse(written)?.href ?? null;
  }
  if (ABSOLUTE.test(written)) return URL.canParse(written) ? written : null;
  return base === null ? written : (URL.parse(written, base)?.href ?? null);
}

/** The fragment of an address that is within the page itself; feeds write those in full. */
function toFragment(address: string, base: string): string | null {
  const at = address.indexOf('#');
  const [page] = base.split('#');
  return at !== -1 && address.slice(0, at) === page ? address.slice(at) : null;
}

/** A set with a comma in an address cannot be told apart from two; the picture itself remains. */
function resolveSet(properties: Properties, set: string, base: string | null): void {
  const candidates = set
    .split(',')
    .map((candidate) => candidate.trim())
    .filter((candidate) => candidate !== '')
    .map((candidate) => {
      const [address = '', size = ''] = candidate.split(/\s+/u);
      const resolved = resolveAddress(address, base);
      return resolved === null ? null : `${resolved} ${size}`.trim();
    });
  if (candidates.includes(null)) delete properties['srcSet'];
  else properties['srcSet'] = candidates.join(', ');
}

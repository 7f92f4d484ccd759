// The small parts of the reference page: links to requests, bodies, words with code among them.
import { type ApiDocument, resolve, type Schema, toShapes, toTypeWords } from './openapi.ts';

/** A request that can be followed; crawlers need not try those that end in an error. */
export function RequestLink({ url, fails = false }: { url: string; fails?: boolean }) {
  const link = <code>GET {toReadable(url)}</code>;
  if (!fails) return <a href={url}>{link}</a>;
  return (
    <a rel="nofollow" href={url}>
      {link}
    </a>
  );
}

/** A URL with the characters that people write; `decodeURI` leaves what would change its meaning. */
export function toReadable(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** A body as it would be read by a person; it can be scrolled by keys, too. */
export function Body({ value }: { value: unknown }) {
  return (
    <pre class="json" tabindex={0}>
      <code>{JSON.stringify(value, null, 2)}</code>
    </pre>
  );
}

/** Text in which what stands between backticks is code. */
export function Words({ text }: { text: string }) {
  return (
    <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part))}</>
  );
}

/** The members of an object or of the objects in a list, and theirs. */
export function Members({ document, schema }: { document: ApiDocument; schema: Schema }) {
  const shapes = toShapes(document, schema);
  return (
    <>
      {shapes.map(({ description, properties = {}, required = [] }) => (
        <>
          {shapes.length < 2 || description === undefined ? null : <p>{description}</p>}
          <ul class="members">
            {Object.entries(properties).map(([name, member]) => (
              <li>
                <code>{name}</code> <Type document={document} schema={member} />
                {required.includes(name) ? '' : ', optional'}
                <Meaning text={resolve(document, member).description} />
                <Members document={document} schema={member} />
              </li>
            ))}
          </ul>
        </>
      ))}
    </>
  );
}

function Type({ document, schema }: { document: ApiDocument; schema: Schema }) {
  return <em>{toTypeWords(document, schema)}</em>;
}

function Meaning({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <>
      : <Words text={text} />
    </>
  );
}

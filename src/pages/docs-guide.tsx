// How to use the query API: what a list of requests and answers does not say.
import type { Child } from 'hono/jsx';
import { Members, RequestLink } from './docs-parts.tsx';
import { type ApiDocument, toParameterSearch } from './openapi.ts';

type Topic = {
  readonly id: string;
  readonly title: string;
  readonly Text: (props: { document: ApiDocument }) => Child;
};

export const GUIDE: readonly Topic[] = [
  { id: 'filters', title: 'Filter', Text: Filters },
  { id: 'examples', title: 'Begin with an example', Text: Examples },
  { id: 'paging', title: 'Read page by page', Text: Paging },
  { id: 'mirroring', title: 'Keep a copy', Text: Mirroring },
  { id: 'polling', title: 'Ask again, cheaply', Text: Polling },
  { id: 'errors', title: 'Understand errors', Text: Errors },
];

export function DocsGuide({ document }: { document: ApiDocument }) {
  return (
    <>
      {GUIDE.map(({ id, title, Text }) => (
        <section id={id}>
          <h2>{title}</h2>
          <Text document={document} />
        </section>
      ))}
    </>
  );
}

const FILTERS: readonly (readonly [written: string, means: string])[] = [
  ['tag=a,b', 'any of these tags'],
  ['tag=a&tag=b', 'all of these tags; each may be a list of its own'],
  ['not=a,b', 'none of these tags'],
  ['section=a,b', 'any of these sections; author and lang alike'],
  ['since=2026-05-01', 'that day and later, in the time zone of the site'],
  ['until=2026-05-31', 'that day and earlier'],
  ['since=2026-05-01T09:00:00Z', 'an exact moment; until is the moment before which'],
];

function Filters({ document }: { document: ApiDocument }) {
  return (
    <>
      <table class="guide">
        <thead>
          <tr>
            <th scope="col">Written</th>
            <th scope="col">Means</th>
          </tr>
        </thead>
        <tbody>
          {FILTERS.map(([written, means]) => (
            <tr>
              <td>
                <code>{written}</code>
              </td>
              <td>{means}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        All that is said must hold: <ListLink document={document} names={['tag', 'since']} />. Names
        are those that the lists of tags, sections and authors give as <code>slug</code>; written
        forms and former names are understood. A list of articles gives the same filter as feeds,
        under <code>feeds</code>.
      </p>
    </>
  );
}

type Index = {
  readonly examples: readonly { readonly what: string; readonly curl: string }[];
  readonly fetch: string;
};

/** Those that /api gives. */
function Examples({ document }: { document: ApiDocument }) {
  const answer = document.paths['/api']?.get.responses['200']?.content?.['application/json'];
  const index = Object.values(answer?.examples ?? {})[0]?.value as Index | undefined;
  if (index === undefined) return null;
  return (
    <>
      <dl class="examples">
        {index.examples.map(({ what, curl }) => (
          <>
            <dt>{what}</dt>
            <dd>
              <pre tabindex={0}>
                <code>
                  <Linked text={curl} />
                </code>
              </pre>
            </dd>
          </>
        ))}
        <dt>In a browser, from any origin</dt>
        <dd>
          <pre tabindex={0}>
            <code>
              <Linked text={index.fetch} />
            </code>
          </pre>
        </dd>
      </dl>
      <p>
        These are in <RequestLink url="/api" /> too.
      </p>
    </>
  );
}

/** A line of code whose URL, between single quotes, can be followed. */
function Linked({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/(?<=')(https?:[^']+)(?=')/)
        .map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : part))}
    </>
  );
}

function Paging({ document }: { document: ApiDocument }) {
  return (
    <p>
      <ListLink document={document} names={['limit']} /> gives the first page. Its <code>next</code>{' '}
      is the URL of the page after it, and so is the <code>Link</code> field; on the last page{' '}
      <code>next</code> is null. Follow the URL as it is: the <code>cursor</code> in it belongs to
      this very query, and stays right while articles are added.
    </p>
  );
}

function Mirroring({ document }: { document: ApiDocument }) {
  return (
    <>
      <ol>
        <li>
          Once, read <ListLink document={document} names={['order']} /> to its last page, and keep
          the <code>changed_since</code> of the first one.
        </li>
        <li>
          Later, send that as <code>changed-since</code>:{' '}
          <ListLink document={document} names={['changed-since']} />. Put each row in the place of
          the one with the same <code>id</code>. A row of <code>id</code> and <code>removed</code>{' '}
          alone was withdrawn: delete it.
        </li>
        <li>
          Keep the new <code>changed_since</code> of the first page for the next time. Some rows
          come twice, and none is missed.
        </li>
      </ol>
      <p>
        What an editor changes without a new date, or dates back before the last deploy, is not
        told. Read all of it again from time to time.
      </p>
    </>
  );
}

function Polling({ document }: { document: ApiDocument }) {
  const list = document.paths['/api/articles']?.get;
  const fields = Object.entries(list?.responses['200']?.headers ?? {});
  return (
    <>
      <p>
        Keep the <code>ETag</code> of an answer and send it back as <code>If-None-Match</code>. What
        has not changed is a 304 without a body. curl does both:
      </p>
      <pre tabindex={0}>
        <code>
          <Linked
            text={`curl -s --etag-save etag --etag-compare etag '${toOrigin(document)}/api/articles'`}
          />
        </code>
      </pre>
      <ul>
        {fields.map(([name, { description }]) => (
          <li>
            <code>{name}</code>: {description}
          </li>
        ))}
      </ul>
      <p>HEAD answers as GET does, without the body.</p>
    </>
  );
}

function Errors({ document }: { document: ApiDocument }) {
  return (
    <>
      <p>
        An error is <code>application/problem+json</code> (RFC 9457), and is made to be read. An
        unknown parameter is an error here, and so is a wrong value or an unknown name; where one
        may be meant, it is named. Try <RequestLink url="/api/articles?titel=x" fails />.
      </p>
      <Members document={document} schema={{ $ref: '#/components/schemas/ProblemDetails' }} />
      <p>
        Ask again after a 503, when its <code>Retry-After</code> says so. After a 4xx the same
        request would fail again.
      </p>
    </>
  );
}

/** The list of articles by its own examples for some parameters. */
function ListLink({ document, names }: { document: ApiDocument; names: readonly string[] }) {
  const { parameters = [] } = document.paths['/api/articles']?.get ?? {};
  const search = parameters
    .filter(({ name, example }) => names.includes(name) && example !== undefined)
    .map(toParameterSearch)
    .join('&');
  return <RequestLink url={search === '' ? '/api/articles' : `/api/articles?${search}`} />;
}

function toOrigin({ servers }: ApiDocument): string {
  return servers[0]?.url ?? '';
}

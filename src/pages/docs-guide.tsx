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
  { id: 'filters', title: 'Filters', Text: Filters },
  { id: 'examples', title: 'Examples', Text: Examples },
  { id: 'paging', title: 'Pagination', Text: Paging },
  { id: 'mirroring', title: 'Sync', Text: Mirroring },
  { id: 'polling', title: 'Conditional requests', Text: Polling },
  { id: 'errors', title: 'Errors', Text: Errors },
  { id: 'client', title: 'TypeScript and JavaScript', Text: Client },
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

const FILTER_ROWS: readonly (readonly [written: string, means: string])[] = [
  ['tag=a,b', 'any of these tags'],
  ['tag=a&tag=b', 'all of these tags; each value can be a list'],
  ['not=a,b', 'none of these tags'],
  ['section=a,b', 'any of these sections; the same for author and lang'],
  ['since=2026-05-01', 'that day or later, in the site’s time zone'],
  ['until=2026-05-31', 'that day or earlier'],
  ['since=2026-05-01T09:00:00Z', 'that exact time or later; with until: before it'],
];

function Filters({ document }: { document: ApiDocument }) {
  return (
    <>
      <table class="guide">
        <thead>
          <tr>
            <th scope="col">Filter</th>
            <th scope="col">Matches</th>
          </tr>
        </thead>
        <tbody>
          {FILTER_ROWS.map(([written, means]) => (
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
        All filters must match: <ListLink document={document} names={['tag', 'since']} />. Use the{' '}
        <code>slug</code> from the lists of tags, sections and authors; upper case, spaces and
        aliases also work. In a list of articles, <code>feeds</code> has the feeds with the same
        filter.
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
        The same examples are in <RequestLink url="/api" />.
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
      <ListLink document={document} names={['limit']} /> returns the first page. <code>next</code>{' '}
      is the URL of the next page, also in the <code>Link</code> header; on the last page it is
      null. Use the URL as it is: its <code>cursor</code> works with this query only, and stays
      valid while articles are added.
    </p>
  );
}

function Mirroring({ document }: { document: ApiDocument }) {
  return (
    <>
      <ol>
        <li>
          First, read <ListLink document={document} names={['order']} /> to the last page. Save{' '}
          <code>changed_since</code> from the first page.
        </li>
        <li>
          Later, send it as <code>changed-since</code>:{' '}
          <ListLink document={document} names={['changed-since']} />. Insert each row, or replace
          the row with the same <code>id</code>. Delete the articles that <code>removed</code> lists
          by their <code>id</code>.
        </li>
        <li>
          Save the new <code>changed_since</code> from the first page for the next sync. Some rows
          may come twice, but none is missing.
        </li>
      </ol>
      <p>
        Some changes are not listed: edits without <code>updated</code>, new articles with a date in
        the past, and deleted files. To find them, read all pages again from time to time.
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
        Save the <code>ETag</code> of a response and send it back as <code>If-None-Match</code>. If
        nothing has changed, you get a 304 without a body. curl does both:
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
      <p>HEAD returns the same headers as GET, without the body.</p>
    </>
  );
}

function Errors({ document }: { document: ApiDocument }) {
  return (
    <>
      <p>
        Errors are <code>application/problem+json</code> (RFC 9457). Unknown parameters, invalid
        values and unknown names are errors; the response suggests similar names. Try{' '}
        <RequestLink url="/api/articles?titel=x" fails />.
      </p>
      <Members document={document} schema={{ $ref: '#/components/schemas/ProblemDetails' }} />
      <p>
        After a 503, wait for the time in <code>Retry-After</code>, then try again. After a 4xx, do
        not retry: the same request fails again.
      </p>
    </>
  );
}

function Client({ document }: { document: ApiDocument }) {
  return (
    <>
      <p>
        A typed client with pagination, sync and conditional requests, in one file without
        dependencies: <a href="/client.ts">/client.ts</a> to download, or{' '}
        <a href="/client.js">/client.js</a> to import in a browser.
      </p>
      <pre tabindex={0}>
        <code>
          {`import { createClient } from '${toOrigin(document)}/client.js';

for await (const { title } of createClient().articles()) console.log(title);`}
        </code>
      </pre>
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

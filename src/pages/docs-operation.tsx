// One request of the query API on the reference page: parameters, answer, problems.
import { Body, Members, RequestLink, toReadable, Words } from './docs-parts.tsx';
import {
  type Answer,
  type ApiDocument,
  type ApiOperation,
  type ApiParameter,
  listExamples,
  toExampleUrl,
  toParameterSearch,
  toUrl,
  toValueWords,
} from './openapi.ts';

type OperationProps = {
  readonly document: ApiDocument;
  readonly path: string;
  readonly operation: ApiOperation;
};

export function DocsOperation({ document, path, operation }: OperationProps) {
  const { operationId, summary, parameters, responses } = operation;
  const { 200: answer, ...others } = responses;
  return (
    <section id={operationId}>
      <h2>
        <code>GET {path}</code>
      </h2>
      <p>{summary}</p>
      {parameters.length === 0 ? (
        <p>No parameters.</p>
      ) : (
        <>
          <h3>Parameters</h3>
          <table class="parameters">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Description</th>
                <th scope="col">Allowed values</th>
                <th scope="col">Example</th>
              </tr>
            </thead>
            <tbody>
              {parameters.map((parameter) => (
                <ParameterRow path={path} operation={operation} parameter={parameter} />
              ))}
            </tbody>
          </table>
        </>
      )}
      {answer === undefined ? null : <Success document={document} answer={answer} />}
      <Others responses={others} />
    </section>
  );
}

function ParameterRow(props: { path: string; operation: ApiOperation; parameter: ApiParameter }) {
  const { path, operation, parameter } = props;
  const url = toExampleUrl(path, operation, parameter);
  return (
    <tr>
      <th scope="row">
        <code>{parameter.name}</code>
      </th>
      <td>{parameter.description}</td>
      <td>
        <Words text={toValueWords(parameter)} />
        {parameter.explode === true ? '; repeatable' : ''}
        {parameter.in === 'path' ? ', in the path' : ''}
      </td>
      <td>
        {url === null ? null : (
          <a href={url}>
            <code>{toReadable(parameter.in === 'path' ? url : toParameterSearch(parameter))}</code>
          </a>
        )}
      </td>
    </tr>
  );
}

function Success({ document, answer }: { document: ApiDocument; answer: Answer }) {
  return (
    <>
      <h3>Response</h3>
      {Object.values(answer.content ?? {}).map(({ schema }) => (
        <Members document={document} schema={schema} />
      ))}
      {listExamples(answer).map(([, example]) => (
        <>
          <p>
            <RequestLink url={toUrl(example)} />
          </p>
          <Body value={example.value} />
        </>
      ))}
    </>
  );
}

/** Between what is said of two kinds of problem, each of which begins with its name. */
const BEFORE_KIND = /(?<=\.) (?=`)/;

/** What it answers besides 200, with the bodies of errors under the table. */
function Others({ responses }: { responses: ApiOperation['responses'] }) {
  return (
    <>
      <h3>Other responses</h3>
      <table class="answers">
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">When</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(responses).map(([status, answer]) => (
            <tr>
              <th scope="row">{status}</th>
              <td>
                {answer.description.split(BEFORE_KIND).map((line) => (
                  <div>
                    <Words text={line} />
                  </div>
                ))}
                {listExamples(answer).map(([kind, example]) => (
                  <details>
                    <summary>
                      Example of <code>{kind}</code>
                    </summary>
                    <p>
                      <RequestLink url={toUrl(example)} fails />
                    </p>
                    <Body value={example.value} />
                  </details>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

// One operation of the API: its parameters, its answers, and beside them the request in code and as a form.
import { html } from 'hono/html';
import { bodyFigure, codeFigure, toGetSample } from './code.ts';
import {
  type Answer,
  type ApiDocument,
  type ApiOperation,
  listExamples,
  toTitle,
  toUrl,
} from './description.ts';
import { type Html, requestLink, toWords } from './markup.ts';
import { memberList } from './members.ts';
import { parameterList, toCode } from './parameters.ts';
import type { Part } from './part.ts';
import { tryIt } from './try-it.ts';

export type OperationSource = {
  readonly document: ApiDocument;
  readonly origin: string;
  readonly path: string;
  readonly operation: ApiOperation;
  /** Those that stand above it. */
  readonly earlier: readonly ApiOperation[];
};

export function toOperationPart(source: OperationSource): Part {
  const { document, origin, path, operation, earlier } = source;
  const { operationId: id, summary, responses } = operation;
  const { 200: answer, ...others } = responses;
  const [, example] = (answer === undefined ? [] : listExamples(answer))[0] ?? [];
  const url = example === undefined ? null : toUrl(example);
  return {
    id,
    title: toTitle(operation),
    text: html`<p class="endpoint"><code>GET ${path}</code></p>
<p>${summary}</p>
${parameterList(path, operation, earlier)}
${answer === undefined ? null : success(document, answer, id)}
${otherList(others, id)}`,
    aside: html`${
      url === null
        ? null
        : codeFigure({
            title: requestLink(url),
            sample: toGetSample(origin + url),
            url: origin + url,
          })
    }
${tryIt(path, operation, url?.split('?')[1] ?? '')}
${example === undefined ? null : bodyFigure('Response', example.value)}`,
  };
}

function success(document: ApiDocument, { headers = {}, content = {} }: Answer, id: string): Html {
  const names = Object.keys(headers).map(
    (name, index) =>
      html`${index === 0 ? null : ', '}<a href="#${toHeaderId(name)}"><code>${name}</code></a>`,
  );
  return html`<h3>Response</h3>
<p>Headers: ${names}.</p>
${Object.values(content).map(({ schema }) => memberList(document, schema, `${id}-response`))}`;
}

/** The place of a header, which is described once. */
export function toHeaderId(name: string): string {
  return `header-${name.toLowerCase()}`;
}

/** The place of a kind of problem. */
export function toErrorId(kind: string): string {
  return `error-${kind}`;
}

/** Before each kind of problem stands its name. */
const KIND = /`([a-z-]+)`: /g;

/** What it answers besides 200; the errors are described once for all operations. */
function otherList(responses: ApiOperation['responses'], id: string): Html {
  return html`<h3>Other responses</h3>
<table class="answers">${Object.entries(responses).map(([status, { description }]) => {
    const kinds = [...description.matchAll(KIND)].map(([, kind = '']) => kind);
    const words =
      kinds.length === 0
        ? toWords(toCode(description))
        : kinds.map(
            (kind, index) =>
              html`${index === 0 ? null : ', '}<a href="#${toErrorId(kind)}"><code>${kind}</code></a>`,
          );
    return html`<tr id="${id}-${status}"><th scope="row">${status}</th><td>${words}</td></tr>`;
  })}</table>`;
}

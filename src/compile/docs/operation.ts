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
${otherList(document, others, id)}`,
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

/** What it answers besides 200; what every operation does is told once. */
function otherList(document: ApiDocument, responses: ApiOperation['responses'], id: string): Html {
  const common = new Set(listCommon(document).map(([status]) => status));
  const own = Object.entries(responses).filter(([status]) => !common.has(status));
  return html`<h3>Other responses</h3>
${own.length === 0 ? null : answerTable(own, id)}
<p><a href="#errors">As every endpoint</a>: ${[...common].join(', ')}.</p>`;
}

/** What every operation answers besides 200. */
export function commonTable(document: ApiDocument): Html {
  return html`<p>Every endpoint can answer:</p>
${answerTable(listCommon(document), 'status')}`;
}

/** In the same words for all operations. */
function listCommon({
  paths,
}: ApiDocument): readonly (readonly [status: string, answer: Answer])[] {
  const [first, ...others] = Object.values(paths).map(({ get }) => get.responses);
  return Object.entries(first ?? {}).filter(
    ([status, { description }]) =>
      status !== '200' &&
      others.every((responses) => responses[status]?.description === description),
  );
}

/** The errors are links to what is said of them. */
function answerTable(answers: readonly (readonly [string, Answer])[], id: string): Html {
  return html`<table class="answers">${answers.map(([status, { description }]) => {
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

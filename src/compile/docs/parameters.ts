// The parameters of an operation, each a place of its own. Those of an earlier operation are folded.
import { html } from 'hono/html';
import {
  type ApiOperation,
  type ApiParameter,
  toExampleText,
  toExampleUrl,
  toTitle,
  toValueWords,
} from './description.ts';
import { type Fact, factList, type Html, toWords } from './markup.ts';

/** As few are shown again. */
const FEW = 3;

export function parameterList(
  path: string,
  operation: ApiOperation,
  earlier: readonly ApiOperation[],
): Html {
  const { parameters } = operation;
  if (parameters.length === 0) return html`<p>No parameters.</p>`;
  const [first, known] = findKnown(parameters, earlier);
  const folded = known.length > FEW ? known : [];
  const list = (some: readonly ApiParameter[]): Html =>
    factList(some.map((parameter) => toFact(path, operation, parameter)));
  const own = parameters.filter((parameter) => !folded.includes(parameter));
  return html`<h3>Parameters</h3>
${own.length === 0 ? null : list(own)}${
  first === undefined || folded.length === 0
    ? null
    : html`<details class="fold"><summary>The same as in ${toTitle(first)}: ${toNames(folded)}</summary>${list(folded)}</details>`
}`;
}

function toNames(parameters: readonly ApiParameter[]): readonly Html[] {
  return parameters.map(
    ({ name }, index) => html`${index === 0 ? null : ', '}<code>${name}</code>`,
  );
}

/** The earlier operation that has most of these parameters, word for word, and which they are. */
function findKnown(
  parameters: readonly ApiParameter[],
  earlier: readonly ApiOperation[],
): readonly [ApiOperation | undefined, readonly ApiParameter[]] {
  const shared = earlier.map((operation) => {
    const texts = operation.parameters.map((parameter) => JSON.stringify(parameter));
    return parameters.filter((parameter) => texts.includes(JSON.stringify(parameter)));
  });
  const most = Math.max(0, ...shared.map(({ length }) => length));
  const place = shared.findIndex(({ length }) => length === most);
  return [earlier[place], shared[place] ?? []];
}

function toFact(path: string, operation: ApiOperation, parameter: ApiParameter): Fact {
  const { name, description, required, schema } = parameter;
  const url = toExampleUrl(path, operation, parameter);
  const example = toExampleText(parameter);
  const values = capitalise(toValueWords(parameter));
  const link = url === null ? null : html`Example: <a href="${url}"><code>${example}</code></a>`;
  const between = values === '' || link === null ? null : '. ';
  return {
    id: `${operation.operationId}-${name}`,
    name,
    note:
      required === true ? 'in the path, required' : schema.items ? 'list' : (schema.type ?? null),
    text: [
      html`${toWords(toCode(description))} <small>${toWords(toCode(values))}${between}${link}</small>`,
    ],
  };
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Words of the API between quotes are shown as code. */
export function toCode(text: string): string {
  return text.replaceAll(/(?<![=`])"([^" ]+)"/g, '`$1`');
}

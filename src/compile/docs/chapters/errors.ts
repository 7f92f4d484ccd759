// What an error looks like, each kind of it, and what to do about it.
import { html } from 'hono/html';
import { PROBLEMS } from '../../../api/schema/problems.ts';
import { bodyFigure, codeFigure } from '../code.ts';
import { type ApiDocument, type ApiExample, listExamples, toUrl } from '../description.ts';
import { factList, type Html, requestLink, toWords } from '../markup.ts';
import { memberList } from '../members.ts';
import { commonTable, toErrorId } from '../operation.ts';
import { toCode } from '../parameters.ts';
import type { Part } from '../part.ts';
import type { ChapterSource } from './chapter.ts';

const WRONG = '/api/articles?titel=x';

export function toErrors({ document, site }: ChapterSource): Part {
  const url = site.origin + WRONG;
  const shown = findExample(document, 'unknown-parameter');
  return {
    id: 'errors',
    title: 'Errors',
    text: html`<p>An error is <code>application/problem+json</code> (RFC 9457). A misspelt parameter, an invalid value and an unknown name are errors, never an empty list. <code>detail</code> says in words what is wrong, and <code>near</code> has similar names.</p>
<p>After a 4xx, do not retry: the same request fails again. After a 503, wait for the seconds in <code>Retry-After</code>, then try again.</p>
${commonTable(document)}
<h3>Members of an error</h3>
${memberList(document, { $ref: '#/components/schemas/ProblemDetails' }, 'error-response')}
<h3>Kinds of errors</h3>
<p>The end of <code>type</code> is one of these names.</p>
${factList(
  Object.entries(PROBLEMS).map(([kind, { status, when, remedy }]) => ({
    id: toErrorId(kind),
    name: kind,
    note: `${status}`,
    text: [html`${toWords(toCode(when))} ${toWords(toCode(remedy))}`, ...toExample(document, kind)],
  })),
)}`,
    aside: html`${codeFigure({
      title: requestLink(WRONG, true),
      sample: {
        curl: `curl -i '${url}'`,
        javascript: `const url = '${url}';
const response = await fetch(url);
if (!response.ok) {
  const { status, detail } = await response.json();
  console.log(status, detail);
}`,
        python: `import json
from urllib.error import HTTPError
from urllib.request import urlopen

url = '${url}'
try:
    urlopen(url)
except HTTPError as error:
    problem = json.load(error)
    print(problem['status'], problem['detail'])`,
      },
    })}
${shown === null ? null : bodyFigure('Response', shown.value)}`,
  };
}

/** A request that meets this kind, and its answer, where a URL alone can. */
function findExample({ paths }: ApiDocument, kind: string): ApiExample | null {
  // The list of articles can meet nearly all of them.
  const found = Object.values(paths)
    .toSorted((a, b) => b.get.parameters.length - a.get.parameters.length)
    .flatMap(({ get }) => Object.values(get.responses).flatMap(listExamples))
    .find(([name]) => name === kind);
  return found?.[1] ?? null;
}

function toExample(document: ApiDocument, kind: string): readonly Html[] {
  const example = findExample(document, kind);
  return example === null ? [] : [html` <small>${requestLink(toUrl(example), true)}</small>`];
}

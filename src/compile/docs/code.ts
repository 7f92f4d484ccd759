// Code on the page of the API: one request in three languages, and bodies.
import { html } from 'hono/html';
import type { Html } from './markup.ts';

export const LANGUAGES = { curl: 'curl', javascript: 'JavaScript', python: 'Python' } as const;

type Language = keyof typeof LANGUAGES;

/** The same in each language. */
export type Sample = { readonly [language in Language]: string };

const NAMES = Object.keys(LANGUAGES) as readonly Language[];

type CodeProps = {
  readonly title: Html | string;
  readonly sample: Sample;
  /** What follows the form beside the code, wherever it stands in it. */
  readonly url?: string;
};

/** Without a script all languages are shown, one below the other, each with its name. */
export function codeFigure({ title, sample, url }: CodeProps): Html {
  return html`<figure class="code">
<figcaption><span class="title">${title}</span>
<span class="tools"><span role="group" aria-label="Language">${NAMES.map(
    (name) =>
      html`<button type="button" data-language="${name}" aria-pressed="${`${name === 'curl'}`}">${LANGUAGES[name]}</button>`,
  )}</span><button type="button" class="copy">Copy</button></span></figcaption>
${NAMES.map(
  (name) =>
    html`<div class="${name}"><p class="language">${LANGUAGES[name]}</p><pre><code>${mark(sample[name], url)}</code></pre></div>`,
)}</figure>`;
}

/** Code in one language alone. */
export function scriptFigure(title: string, code: string): Html {
  return html`<figure class="code"><figcaption><span class="title">${title}</span>
<span class="tools"><span>JavaScript</span><button type="button" class="copy">Copy</button></span></figcaption>
<pre><code>${code}</code></pre></figure>`;
}

/** Members of a list that a body shows. */
const SHOWN = 3;

/** A body; of each list in it the first members. */
export function bodyFigure(title: Html | string, value: unknown): Html {
  return html`<figure class="code"><figcaption><span class="title">${title}</span></figcaption>
<pre class="json" tabindex="0"><code>${JSON.stringify(value, toShown, 2)}</code></pre></figure>`;
}

function toShown(_name: string, value: unknown): unknown {
  return Array.isArray(value) ? value.slice(0, SHOWN) : value;
}

/** A GET of this URL, and its body. */
export function toGetSample(url: string): Sample {
  return {
    curl: `curl '${url}'`,
    javascript: `const url = '${url}';
const response = await fetch(url);
const data = await response.json();
console.log(data);`,
    python: `import json
from urllib.request import urlopen

url = '${url}'
with urlopen(url) as response:
    data = json.load(response)
print(data)`,
  };
}

function mark(text: string, url: string | undefined): readonly (Html | string)[] {
  if (url === undefined) return [text];
  return text
    .split(url)
    .flatMap((part, index) =>
      index === 0 ? [part] : [html`<span class="url">${url}</span>`, part],
    );
}

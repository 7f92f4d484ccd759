// Buttons that copy: the address beside them, or the code they stand with. Pages have them hidden, or not at
// all, until this script says that they work.

/** Milliseconds for which a button says that it has copied. */
const THANKS = 2000;

/** What the code is in that a button is for: of articles, and of the page of the API. */
const CODE = '.snippet, .code';

/** Shows or makes the buttons on the page, and answers all that will ever be on it. */
export function enableCopying(): void {
  showButtons(document);
  for (const snippet of document.querySelectorAll('.snippet')) snippet.prepend(toButton());
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('[data-copy], .copy') : null;
    if (button instanceof HTMLButtonElement) void copy(button);
  });
}

export function showButtons(within: ParentNode): void {
  for (const button of within.querySelectorAll('[data-copy]')) button.removeAttribute('hidden');
}

function toButton(): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.ariaLive = 'polite';
  button.textContent = document.body.dataset['copying'] ?? '';
  return button;
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const source = findSource(button);
  if (source === null) return;
  const copied = await write(
    source instanceof HTMLInputElement ? source.value : source.textContent,
  );
  if (!copied) select(source);
  const before = button.textContent;
  const { copied: thanks, press } = document.body.dataset;
  button.textContent = (copied ? thanks : press) ?? before;
  setTimeout(() => {
    button.textContent = before;
  }, THANKS);
}

/** The field that the button names, or the code that is shown beside it. */
function findSource(button: HTMLButtonElement): HTMLElement | null {
  const name = button.dataset['copy'];
  if (name !== undefined) return document.getElementById(name);
  const codes = button.closest(CODE)?.querySelectorAll('pre') ?? [];
  return [...codes].find((code) => code.checkVisibility()) ?? null;
}

/** False where the browser does not let us: then the text is selected, and people copy it. */
async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function select(source: HTMLElement): void {
  if (source instanceof HTMLInputElement) source.select();
  else getSelection()?.selectAllChildren(source);
}

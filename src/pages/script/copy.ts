// Buttons that copy the address beside them. They are hidden until this script says that they work.

/** Milliseconds for which a button says that it has copied. */
const THANKS = 2000;

/** Shows the buttons on the page, and answers all that will ever be on it. */
export function enableCopying(): void {
  showButtons(document);
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('[data-copy]') : null;
    if (button instanceof HTMLButtonElement) void copy(button);
  });
}

export function showButtons(within: ParentNode): void {
  for (const button of within.querySelectorAll('[data-copy]')) button.removeAttribute('hidden');
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const field = document.getElementById(button.dataset['copy'] ?? '');
  if (!(field instanceof HTMLInputElement)) return;
  const copied = await write(field.value);
  if (!copied) field.select();
  const before = button.textContent;
  const { copied: thanks, press } = document.body.dataset;
  button.textContent = (copied ? thanks : press) ?? before;
  setTimeout(() => {
    button.textContent = before;
  }, THANKS);
}

/** False where the browser does not let us: then the field is selected, and people copy it. */
async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

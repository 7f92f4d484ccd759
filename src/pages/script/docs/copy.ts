// Buttons that copy the code below them, in the language that is shown.

/** Milliseconds for which a button says what it has done. */
const THANKS = 2000;

export function enableCopying(): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button.copy') : null;
    const shown = [...(button?.closest('.code')?.querySelectorAll('pre') ?? [])].find((code) =>
      code.checkVisibility(),
    );
    if (button === null || shown === undefined) return;
    void copy(shown, button);
  });
}

async function copy(shown: HTMLElement, button: Element): Promise<void> {
  try {
    await navigator.clipboard.writeText(shown.textContent);
    button.textContent = 'Copied';
  } catch {
    // Not allowed here: the code is selected, and people copy it themselves.
    getSelection()?.selectAllChildren(shown);
    button.textContent = 'Ctrl+C';
  }
  setTimeout(() => {
    button.textContent = 'Copy';
  }, THANKS);
}

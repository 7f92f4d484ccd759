// The language of all examples: chosen once, shown everywhere, remembered for the next visit.

const KEY = 'docs-language';

const USUAL = 'curl';

/** The style shows the language that the root element names. */
export function restoreLanguage(): void {
  document.documentElement.dataset['language'] = recall() ?? USUAL;
}

/** Answers the buttons of all examples. */
export function followLanguage(): void {
  press(recall() ?? USUAL);
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button[data-language]') : null;
    if (!(button instanceof HTMLElement)) return;
    const language = button.dataset['language'] ?? USUAL;
    const before = button.getBoundingClientRect().top;
    document.documentElement.dataset['language'] = language;
    press(language);
    remember(language);
    // Other examples get taller or lower, too: what was clicked stays where it is.
    scrollBy({ top: button.getBoundingClientRect().top - before, behavior: 'instant' });
  });
}

function press(language: string): void {
  for (const button of document.querySelectorAll('button[data-language]')) {
    const isChosen = button instanceof HTMLElement && button.dataset['language'] === language;
    button.setAttribute('aria-pressed', `${isChosen}`);
  }
}

/** Null where nothing is kept, or what is kept is no language of these examples. */
function recall(): string | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept !== null && /^(?:curl|javascript|python)$/.test(kept) ? kept : null;
  } catch {
    // The browser keeps nothing for this page.
    return null;
  }
}

function remember(language: string): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // It is asked again at the next visit.
  }
}

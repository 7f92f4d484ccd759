// Footnotes that open where they are referred to. Without this script the references lead to them.

/** Pixels that a note keeps from the edges of the window, and from its reference. */
const GAP = 8;

export function openFootnotes(): void {
  if (!('popover' in HTMLElement.prototype)) return;
  const shown = toPopover();
  document.addEventListener('click', (event) => {
    const { target, ctrlKey, metaKey, shiftKey } = event;
    const link = target instanceof Element ? target.closest('a[role="doc-noteref"]') : null;
    if (!(link instanceof HTMLAnchorElement) || ctrlKey || metaKey || shiftKey) return;
    const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (note === null) return;
    event.preventDefault();
    show(shown, note, link);
  });
}

function toPopover(): HTMLElement {
  const popover = document.createElement('aside');
  popover.popover = 'auto';
  popover.className = 'note';
  popover.role = 'note';
  // Takes the focus, so that it is read aloud; as it closes, the reference has it again.
  popover.tabIndex = -1;
  return popover;
}

function show(popover: HTMLElement, note: HTMLElement, link: HTMLAnchorElement): void {
  // A reference in the note that is shown goes as the other note comes.
  const { left, top, bottom } = link.getBoundingClientRect();
  popover.lang = link.closest<HTMLElement>('[lang]')?.lang ?? '';
  if (!popover.contains(link)) link.closest('.prose')?.append(popover);
  popover.replaceChildren(...toCopies(note));
  popover.showPopover();
  const { width, height } = popover.getBoundingClientRect();
  const most = document.documentElement.clientWidth - width - GAP;
  const fits = bottom + GAP + height <= innerHeight || top < height + GAP;
  popover.style.left = `${scrollX + Math.max(GAP, Math.min(left - width / 2, most))}px`;
  popover.style.top = `${scrollY + (fits ? bottom + GAP : top - GAP - height)}px`;
  popover.focus({ preventScroll: true });
}

/** What is in a note, without the way back and without ids, which stand once. */
function toCopies(note: HTMLElement): readonly Node[] {
  const copy = note.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return [];
  for (const link of copy.querySelectorAll('[role="doc-backlink"]')) link.remove();
  for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id');
  return [...copy.childNodes];
}

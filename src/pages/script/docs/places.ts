// Where the reader is: marked in the contents, and unfolded where a link leads into what is folded.

/** Pixels from the top of the window to the line that a part must have reached to be the current one. */
const LINE = 140;

export function followPlaces(): void {
  const parts = [...document.querySelectorAll('.part')];
  const menu = document.querySelector('.menu');
  let waits = false;
  const update = (): void => {
    waits = false;
    mark(findCurrent(parts));
  };
  const plan = (): void => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(update);
  };
  addEventListener('scroll', plan, { passive: true });
  addEventListener('resize', plan);
  addEventListener('hashchange', unfold);
  menu?.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLAnchorElement) menu.removeAttribute('open');
  });
  unfold();
  update();
}

/** The last part that has reached the line; at the end of the page, the last one. */
function findCurrent(parts: readonly Element[]): string {
  const { scrollHeight, clientHeight } = document.documentElement;
  const isEnd = scrollY > 0 && scrollY + clientHeight >= scrollHeight - 2;
  if (isEnd) return parts.at(-1)?.id ?? '';
  return parts.findLast((part) => part.getBoundingClientRect().top <= LINE)?.id ?? '';
}

function mark(id: string): void {
  for (const link of document.querySelectorAll('.docs > nav a, .menu a')) {
    const isCurrent = link.getAttribute('href') === `#${id}`;
    if (isCurrent === link.hasAttribute('aria-current')) continue;
    if (!isCurrent) {
      link.removeAttribute('aria-current');
      continue;
    }
    link.setAttribute('aria-current', 'true');
    const here = document.querySelector('.here');
    if (here !== null) here.textContent = link.textContent;
    keepInSight(link);
  }
}

/** Scrolls the contents alone, never the page. */
function keepInSight(link: Element): void {
  const list = link.closest('nav');
  if (list === null) return;
  const box = link.getBoundingClientRect();
  const around = list.getBoundingClientRect();
  if (box.top < around.top) list.scrollTop += box.top - around.top - box.height;
  if (box.bottom > around.bottom) list.scrollTop += box.bottom - around.bottom + box.height;
}

/** Browsers of the last years do this themselves (HTML §6.12.1), others do not. */
function unfold(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target?.closest('details:not([open])') ?? null;
  if (target === null || folded === null) return;
  for (let around: Element | null = folded; around !== null; ) {
    around.setAttribute('open', '');
    around = around.parentElement?.closest('details') ?? null;
  }
  target.scrollIntoView();
}

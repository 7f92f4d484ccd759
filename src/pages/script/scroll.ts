// Code, tables and formulas that are wider than the page, for those who scroll by keys.

/** What scrolls by itself; the regions that tables are in take keys already. */
const WIDE = 'main :is(pre:not([tabindex]), table:not(.wide > *), math[display])';

/** Some browsers give keys only to what says that it takes them. */
export function enableScrolling(): void {
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const wide = target.scrollWidth > target.clientWidth;
      if (wide) target.setAttribute('tabindex', '0');
      else target.removeAttribute('tabindex');
    }
  });
  for (const element of document.querySelectorAll(WIDE)) {
    sizes.observe(element);
  }
}

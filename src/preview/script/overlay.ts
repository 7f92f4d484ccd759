// What keeps the newest save from being shown, over the page.
import type { Obstacle } from '../../catalog/preview.ts';

let shown: HTMLElement | null = null;

/** Null when nothing does any more. */
export function showObstacle(obstacle: Obstacle | null): void {
  shown?.remove();
  shown = obstacle === null ? null : toElement(obstacle);
  if (shown !== null) document.body.append(shown);
}

function toElement({ title, faults, note }: Obstacle): HTMLElement {
  const overlay = document.createElement('div');
  overlay.className = 'preview-obstacle';
  overlay.setAttribute('role', 'alert');
  overlay.lang = 'en';
  overlay.dir = 'ltr';
  const list = document.createElement('ul');
  for (const { place, text } of faults) {
    const item = document.createElement('li');
    if (place !== '') item.append(toText('code', place));
    item.append(toText('span', text));
    list.append(item);
  }
  const hide = toText('button', 'Hide');
  hide.addEventListener('click', () => overlay.remove());
  overlay.append(toText('h2', title), list, toText('p', note), hide);
  return overlay;
}

/** What an article says is never markup here. */
function toText(name: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

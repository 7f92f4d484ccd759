// Audio and video in a text: nothing plays by itself, so that each needs its controls.
import type { Root } from 'hast';
import type { Place } from '../diagnostics/rules.ts';
import { walkElements } from './elements.ts';

/** Completes all players in place. Audio is loaded when somebody plays it. */
export function completePlayers(tree: Root, start: Place): void {
  walkElements(tree, start, ({ tagName, properties }) => {
    if (tagName !== 'audio' && tagName !== 'video') return undefined;
    properties['controls'] = true;
    if (tagName === 'audio') properties['preload'] ??= 'none';
    return undefined;
  });
}
